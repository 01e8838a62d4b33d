import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const HALF_PAST = '2027-03-01T09:30:00+02:00';
const asked = (...ids: string[]) => ids.map((personId) => ({ personId }));
const threePeople = async (): Promise<[string, string, string]> => {
  const [a, b, c] = (await scene.people(3)).map(({ id }) => id);
  return [a!, b!, c!];
};

describe('at the same instant', () => {
  it('of many changes of one version one goes through', async () => {
    const [stays] = await threePeople();
    const others = (await scene.people(8)).map(({ id }) => id);
    const meeting = await scene.calls.booked(NINE, [stays]);
    const answers = await Promise.all(others.map((id) => scene.calls.change(meeting, { add: asked(id) })));
    const winners = answers.filter((answer) => answer.meeting !== null);
    expect(winners).toHaveLength(1);
    expect(await scene.calls.meeting(meeting.id)).toEqual(winners[0]!.meeting);
  });

  it('somebody is added to two meetings of one hour, and booked into a third: one has them', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [a, b, wanted] = await threePeople();
      const meetings = [await scene.calls.booked(NINE, [a]), await scene.calls.booked(HALF_PAST, [b])];
      const answers = await Promise.all([
        ...meetings.map((meeting) => scene.calls.change(meeting, { add: asked(wanted) })),
        scene.calls.book(NINE, [wanted]),
      ]);
      expect(answers.filter(({ meeting }) => meeting !== null)).toHaveLength(1);
      expect(await scene.overlaps()).toBe(0);
    }
  });

  it('two meetings exchange their people without a deadlock', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [a, b] = await threePeople();
      const [first, second] = [await scene.calls.booked(NINE, [a]), await scene.calls.booked(NINE, [b])];
      const answers = await Promise.all([
        scene.calls.change(first, { add: asked(b), removePersonIds: [a] }),
        scene.calls.change(second, { add: asked(a), removePersonIds: [b] }),
      ]);
      expect(answers.filter(({ meeting }) => meeting !== null).length).toBeLessThanOrEqual(1);
      expect(await scene.overlaps()).toBe(0);
    }
  });
});
