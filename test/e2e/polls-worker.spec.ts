import { PollScene } from '../builders/poll-scene.js';
import { eventually } from '../support/eventually.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open({ roles: ['api', 'worker'] });
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const CLOSED = '2027-01-04T12:00:00Z';
const becomes = (poll: { id: string }, state: string) =>
  eventually(async () => {
    const [row] = await scene.rows<{ state: string }>('SELECT state FROM time_poll WHERE id = $1', [poll.id]);
    return row!.state === state;
  });

/** What is written wakes the relay, which otherwise looks every few seconds. */
async function wake(): Promise<void> {
  const [somebody] = await scene.people(1);
  await scene.calls.opened([MONDAY], [somebody!.id], { closesAt: '2027-01-05T12:00:00+02:00' });
}

describe('a worker, when a poll closes', () => {
  it('decides on what is met, and frees what was held', async () => {
    const [anna, bo] = await scene.people(2);
    const people = [anna!.id, { personId: bo!.id, requirement: 'OPTIONAL' }];
    const poll = await scene.calls.opened([MONDAY], people, { hold: true });
    await scene.answer(poll, anna!, '?');
    scene.app.clock.set(CLOSED);
    await wake();
    await becomes(poll, 'DECIDED');
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 2 });
  });

  it('lets a poll without a time expire, and frees what was held', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id], { hold: true });
    scene.app.clock.set(CLOSED);
    await wake();
    await becomes(poll, 'EXPIRED');
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 0 });
  });
});

it('a decision that could not be made at once is made once its event is tried again', async () => {
  const [anna] = await scene.people(1);
  const poll = await scene.calls.opened([MONDAY], [anna!.id]);
  // As after a crash: the answer and its event are written, and nobody has tried to decide.
  await scene.rows(
    `WITH answered AS (
       INSERT INTO time_poll_answer (area_id, option_id, participant_id, answer, answered_at)
       SELECT o.area_id, o.id, t.id, 'YES', now() FROM time_poll_option o JOIN time_poll_participant t USING (time_poll_id)
       WHERE o.time_poll_id = $1)
     INSERT INTO outbox (id, area_id, kind, subject, created_at, due_at)
     SELECT gen_random_uuid(), area_id, 'poll.decide', jsonb_build_object('pollId', id), created_at, created_at FROM time_poll WHERE id = $1`,
    [poll.id],
  );
  await becomes(poll, 'DECIDED');
  expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 1 });
});
