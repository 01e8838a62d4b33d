import { DataSource } from 'typeorm';
import { ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
}, 60_000);
afterAll(() => scene?.close());

const PERSON = '{ id displayName }';
const GRID = `{ id name status from weeks coach ${PERSON} clients ${PERSON} rhythm { type weekday startTime endTime }
  sessions { id type week start end status room { id name publicName } participants ${PERSON} attendance { person ${PERSON} state note }
    meeting { id status version publicTitle } }
  adjustments { week type reason movedFrom movedTo } wallPageUrl version }`;

describe("a programme's grid", () => {
  it('costs three statements, whatever its length, and so does the list of all programmes', async () => {
    const group = await scene.group();
    const { area } = scene.cases.meetings;
    await area.timeOff(group.coach.id, '2027-02-09T00:00:00+02:00', '2027-02-10T00:00:00+02:00');
    const short = await scene.confirmed(group);
    const long = await scene.confirmed(await scene.group(), {
      weeks: 12,
      assessments: [{ instrument: 'KYKYVIISARI', at: ['START', 'END'] }],
    });
    const { token } = scene.cases.coordinator.meetings;
    const one = `query ($id: ID!) { coachingProgramme(id: $id) ${GRID} }`;
    for (const { id } of [short, long]) {
      const { answer, statements } = await counted(() => scene.app.data(one, { id }, token));
      expect(answer.coachingProgramme.sessions.length).toBeGreaterThan(7);
      expect(answer.coachingProgramme.sessions[0].attendance).toHaveLength(5);
      expect(statements).toBe(3);
    }
    const { answer, statements } = await counted(() => scene.app.data(`{ coachingProgrammes ${GRID} }`, {}, token));
    expect(answer.coachingProgrammes).toHaveLength(2);
    expect(statements).toBe(3);
  });
});

/** How many statements a request sends besides those that open its transactions and look up its session. */
async function counted<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; statements: number }> {
  const driver = scene.app.application.get(DataSource, { strict: false }).driver as unknown as { master: Pool };
  const sent: string[] = [];
  const client = await driver.master.connect();
  const prototype = Object.getPrototypeOf(client) as Queryable;
  client.release();
  const query = Object.getOwnPropertyDescriptor(prototype, 'query')!;
  Object.defineProperty(prototype, 'query', {
    ...query,
    value(this: unknown, ...parameters: unknown[]) {
      const [first] = parameters as [string | { text: string }];
      sent.push(typeof first === 'string' ? first : first.text);
      return (query.value as (...each: unknown[]) => unknown).apply(this, parameters);
    },
  });
  try {
    const answer = await work();
    return {
      answer,
      statements: sent.filter((text) => /^\s*(SELECT|WITH)/.test(text) && !text.includes('resolve_session')).length,
    };
  } finally {
    Object.defineProperty(prototype, 'query', query);
  }
}

interface Pool {
  connect(): Promise<{ release(): void }>;
}
interface Queryable {
  query(...parameters: unknown[]): unknown;
}
