import { ConsultationScene } from '../builders/consultation-scene.js';
import { type Group, ProgrammeScene } from '../builders/programme-scene.js';

interface Rows {
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** How often each step is planned for somebody, by its key: `answer-missing` once and `day-before` eight times. */
async function stepsOf(scene: Rows, personId: string, audience = 'PARTICIPANT'): Promise<Record<string, number>> {
  const rows = await scene.rows<{ step: string; n: number }>(
    `SELECT step, count(*)::int AS n FROM follow_up WHERE person_id = $1 AND audience = $2 AND state = 'SCHEDULED' GROUP BY step`,
    [personId, audience],
  );
  return Object.fromEntries(rows.map(({ step, n }) => [step, n]));
}

describe('of a programme, whose sessions one act books', () => {
  let scene: ProgrammeScene;
  let group: Group;
  beforeAll(async () => {
    scene = await ProgrammeScene.open();
    group = await scene.group();
    await scene.rows(`UPDATE person SET email = 'mail-' || id || '@test.example' WHERE id = ANY ($1)`, [
      [group.coach, ...group.clients, group.contact].map(({ id }) => id),
    ]);
  }, 60_000);
  afterAll(() => scene?.close());

  it('each is reminded of every day, and asked once for their answer to all of it', async () => {
    const programme = await scene.confirmed(group);
    expect(programme.sessions).toHaveLength(8);
    for (const client of group.clients) {
      expect(await stepsOf(scene, client.id)).toEqual({ 'week-before': 1, 'day-before': 8, 'answer-missing': 1 });
    }
    // The workplace's contact comes to the days there: their own first one is what they are asked about.
    expect(await stepsOf(scene, group.contact.id)).toEqual({
      'week-before': 1,
      'day-before': 4,
      'answer-missing': 1,
    });
    const told = await stepsOf(scene, group.coach.id, 'ORGANISER');
    expect(Object.keys(told)).toEqual(['answer-missing-told']);
    expect(told['answer-missing-told']).toBeLessThanOrEqual(2);
  });

  it('nothing is left of it when the programme is called off', async () => {
    const [programme] = await scene.rows<{ id: string; version: number }>('SELECT id, version FROM coaching_programme');
    await group.coach.programmes.cancel(programme!);
    for (const { id } of [...group.clients, group.contact]) expect(await stepsOf(scene, id)).toEqual({});
  });
});

it('of a consultation nobody is asked for an answer: the one published the time, the other booked it', async () => {
  const scene = await ConsultationScene.open();
  try {
    const { doctor, asker } = scene;
    const [slot] = await doctor.consultations.published(doctor.id);
    await asker.consultations.booked(slot!.id);
    for (const { id } of [doctor, asker]) {
      const steps = await stepsOf(scene, id);
      expect(steps).toHaveProperty('day-before', 1);
      expect(steps).not.toHaveProperty('answer-missing');
      expect(await stepsOf(scene, id, 'ORGANISER')).toEqual({});
    }
  } finally {
    await scene.close();
  }
});
