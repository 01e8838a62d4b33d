import { readIsFreeOfAll, unaskedOnes } from '../../src/features/polls/poll-calendars.js';
import { selectPolls } from '../../src/features/polls/poll.store.js';
import { Transactions, type Tx } from '../../src/platform/database/transactions.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
}, 60_000);
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const HALF_PAST = '2027-03-01T09:30:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const WEDNESDAY = '2027-03-03T09:00:00+02:00';
const BUSY = '{ id options { start busy { id } } }';
interface Shown {
  readonly id: string;
  readonly options: readonly { readonly busy: readonly { readonly id: string }[] }[];
}

describe('who is taken at the options of many polls', () => {
  it('is told of each as of it alone, and read in three statements', async () => {
    const [anna] = await scene.people(1);
    const { area } = scene.cases.meetings;
    const [one, two] = [await scene.cases.meetings.person(), await scene.cases.meetings.person()];
    for (const { id } of [one, two]) await area.workingHours(id);
    await scene.cases.coordinator.meetings.booked(WEDNESDAY, [two.id]);
    const people = [anna!.id, one.id, two.id];
    const holding = await scene.calls.opened([MONDAY, HALF_PAST, WEDNESDAY], [anna!.id, one.id], { hold: true });
    const plain = await scene.calls.opened([MONDAY, HALF_PAST, TUESDAY, WEDNESDAY], people);
    const held = await scene.calls.opened([TUESDAY], [anna!.id, two.id], { hold: true });
    const all = await scene.calls.opened([TUESDAY], people, { askEverybody: true });
    const opened = [holding, plain, held, all];

    const { token } = scene.cases.coordinator.meetings;
    const { timePolls } = await scene.app.data<{ timePolls: Shown[] }>(`{ timePolls ${BUSY} }`, {}, token);
    const busyOf = (shown: Shown) => shown.options.map(({ busy }) => busy.map(({ id }) => id).sort());
    const together = opened.map(({ id }) => busyOf(timePolls.find((each) => each.id === id)!));
    expect(together).toEqual([[[], [], []], [[one.id], [one.id], [two.id], [one.id, two.id].sort()], [[]], [[]]]);
    expect(await Promise.all(opened.map(async ({ id }) => busyOf((await scene.calls.poll(id))!)))).toEqual(together);

    let statements = 0;
    const read = await scene.app.application
      .get(Transactions, { strict: false })
      .read({ areaId: area.id }, async (tx) => {
        const polls = await selectPolls(tx, 'p.id = ANY ($1)', [opened.map(({ id }) => id)]);
        return [polls, await readIsFreeOfAll(counting(tx), polls, scene.app.clock.now())] as const;
      });
    expect(statements).toBe(3);
    const [polls, isFree] = read;
    const ofPlain = polls.find(({ id }) => id === plain.id)!;
    expect(
      unaskedOnes(ofPlain)
        .map(({ personId }) => isFree.get(plain.id)!(ofPlain.options[0]!, personId))
        .sort(),
    ).toEqual([false, true]);

    function counting(tx: Tx): Tx {
      const counted = <Answer>(answer: Answer): Answer => {
        statements += 1;
        return answer;
      };
      return {
        areaId: tx.areaId,
        manager: tx.manager,
        query: (sql, parameters) => counted(tx.query(sql, parameters)),
        prepared: (sql, parameters) => counted(tx.prepared(sql, parameters)),
      };
    }
  });
});
