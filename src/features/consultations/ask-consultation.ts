import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem, type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { tidy } from '../directory/written-text.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { type AskedCase, caseTexts } from './asked-case.js';
import { textProblemsFor } from './check-texts.js';
import { dueAtOf } from './consultation.js';
import { mayAsk } from './consultation.policy.js';
import * as say from './consultation.problems.js';
import { hasTopic, insertConsultation } from './consultation.store.js';
import { announceQuestion } from './consultation-letters.js';
import { topicProblem } from './topics.js';

export interface AskConsultationCommand {
  readonly topic: string;
  readonly cases: readonly AskedCase[];
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string | undefined;
}

/** As many as one time by telephone takes at most. */
const casesMax = 10;

/**
 * Asks in writing: the question goes to a consultant of its topic, the one of whom the fewest wait, and an answer or a contact
 * is promised within a week. Reminders are planned in the same transaction.
 */
@Injectable()
export class AskConsultation {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the consultation. Repeated with the same key and input it is the same one. */
  async execute(viewer: Viewer, command: AskConsultationCommand): Promise<Result<string, Problem>> {
    if (!mayAsk(viewer)) return refused(say.notYoursToAsk);
    const now = this.clock.now();
    const problems = questionProblems(command);
    if (problems.length > 0) return refused(...problems);
    const { acceptWarnings } = command;
    const found = await textProblemsFor(this.transactions, viewer, caseTexts(command.cases), { acceptWarnings, now });
    if (found.length > 0) return refused(...found);
    const id = randomUUID();
    const call = {
      viewer,
      operation: 'askConsultation',
      key: command.idempotencyKey,
      input: command,
      resultId: id,
      at: now,
    };
    return this.transactions.run(viewer, (tx) => onlyOnce(tx, call, () => this.ask(tx, viewer, id, command)));
  }

  private async ask(
    tx: Tx,
    viewer: Viewer,
    id: string,
    { topic, cases }: AskConsultationCommand,
  ): Promise<Result<string, Problem>> {
    const askedAt = this.clock.now();
    const consultantId = await consultantOf(tx, topic, viewer.personId);
    if (consultantId === undefined) return refused(say.nobodyCovers(await coveredTopics(tx, viewer.personId)));
    const dueAt = dueAtOf(askedAt);
    await insertConsultation(tx, {
      ...{ id, cases, askedById: viewer.personId, consultantId, slotId: null, meetingId: null },
      ...{ topic: tidy(topic), askedAt, dueAt },
    });
    await announceQuestion(tx, { consultationId: id, askedAt, dueAt });
    return ok(id);
  }
}

function questionProblems({ topic, cases }: AskConsultationCommand): PlainProblem[] {
  const wrongTopic = topicProblem('input.topic', topic);
  const problems = wrongTopic ? [wrongTopic] : [];
  if (cases.length === 0) problems.push(invalid('input.cases', say.noCases));
  if (cases.length > casesMax) problems.push(say.tooManyCases(casesMax));
  const isEmpty = ({ summary, question }: AskedCase) => summary === undefined && question === undefined;
  const empty = cases.flatMap((each, index) =>
    isEmpty(each) ? [invalid(`input.cases.${index}`, say.textMissing)] : [],
  );
  return [...problems, ...empty];
}

/**
 * Whom a question about the topic goes to. The profiles are locked first and in one order, so of two questions at once the
 * second sees that the first is waiting.
 */
async function consultantOf(tx: Tx, topic: string, askerId: string): Promise<string | undefined> {
  const covering = await tx.query<{ id: string }>(
    `SELECT f.person_id AS id FROM consultant_profile f WHERE f.person_id <> $2 AND ${hasTopic('f.topics', 'btrim($1)')}
     ORDER BY f.person_id FOR NO KEY UPDATE`,
    [topic, askerId],
  );
  const [least] = await tx.query<{ id: string }>(
    `SELECT w.id FROM unnest($1::uuid[]) AS w (id)
     ORDER BY (SELECT count(*) FROM consultation c WHERE c.consultant_id = w.id AND c.status = 'WAITING'), w.id LIMIT 1`,
    [covering.map(({ id }) => id)],
  );
  return least?.id;
}

async function coveredTopics(tx: Tx, askerId: string): Promise<string[]> {
  const rows = await tx.query<{ topic: string }>(
    `SELECT min(t.topic) AS topic FROM consultant_profile f, unnest(f.topics) AS t (topic) WHERE f.person_id <> $1
     GROUP BY lower(t.topic) ORDER BY lower(t.topic) COLLATE "fi-x-icu" LIMIT 20`,
    [askerId],
  );
  return rows.map(({ topic }) => topic);
}
