import { carryOut } from '../builders/carry-out-transition.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { transitions } from '../builders/series-transitions.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open({ at: '2027-01-04T08:00:00+02:00' });
}, 60_000);
afterAll(() => scene?.close());

describe('what each recipient of a series receives when', () => {
  it.each(transitions.map((transition) => [transition.name, transition] as const))('%s', async (_, transition) => {
    const { received } = await carryOut(scene, transition);
    expect(received).toEqual(transition.received);
    expect(await scene.overlaps()).toBe(0);
  });
});
