import { linkOf } from '../builders/invitation-calls.js';
import { answerOf, formOf, invited } from '../builders/invitation-page-visits.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

/** Somebody whose reason, given by another way, is longer than the page's field. */
async function declined() {
  const all = await invited(scene);
  const reason = `${'Olen matkalla. '.repeat(60)}Palaan.`;
  await (await linkOf(scene, all.meeting, all.reader.id)).respond('DECLINED', reason);
  const { body } = await all.page.get();
  const shown = (/<textarea[^>]*>([^<]*)<\/textarea>/.exec(body)?.[1] ?? '').trim();
  expect([shown.length, shown.endsWith('…')]).toEqual([500, true]);
  const send = async (filled: Record<string, string>) =>
    (await all.page.post(formOf(body, 'answer', filled))).statusCode;
  return { reason, shown, send, answer: () => answerOf(scene, all.meeting, all.reader) };
}

describe('a reason that is longer than its field', () => {
  it('stays whole with its answer', async () => {
    const { reason, shown, send, answer } = await declined();
    expect(await send({ answer: 'DECLINED', reason: shown })).toBe(303);
    expect(await answer()).toBe(`DECLINED ${reason}`);
    expect(await send({ answer: 'DECLINED' })).toBe(303);
    expect(await answer()).toBe(`DECLINED ${reason}`);
  });

  it('goes with no other answer, as the field has it or by one tap', async () => {
    const { shown, send, answer } = await declined();
    expect(await send({ answer: 'TENTATIVE', reason: shown })).toBe(303);
    expect(await answer()).toBe('TENTATIVE -');
    const other = await declined();
    expect(await other.send({ answer: 'ACCEPTED' })).toBe(303);
    expect(await other.answer()).toBe('ACCEPTED -');
  });

  it('is replaced by what is written now', async () => {
    const { send, answer } = await declined();
    expect(await send({ answer: 'DECLINED', reason: 'Lyhyesti.' })).toBe(303);
    expect(await answer()).toBe('DECLINED Lyhyesti.');
    expect(await send({ answer: 'DECLINED', reason: 'x'.repeat(501) })).toBe(422);
    expect(await answer()).toBe('DECLINED Lyhyesti.');
  });
});
