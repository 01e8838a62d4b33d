import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { textProblemsFor } from './check-texts.js';
import { answersFor, handlingProblem } from './consultation.js';
import { mayHandle } from './consultation.policy.js';
import * as say from './consultation.problems.js';
import { type ConsultationRow, writeHandling } from './consultation.store.js';
import { tell } from './consultation-letters.js';
import { consultationToChange } from './consultation-to-change.js';

export interface AnswerConsultationCommand {
  readonly consultationId: string;
  /** In the order of the cases. */
  readonly answers: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
}

/** Gives a written question what was promised: an answer, or a contact. Whoever asked is told at once. */
@Injectable()
export class HandleConsultation {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the consultation. */
  async answer(viewer: Viewer, command: AnswerConsultationCommand): Promise<Result<string, PlainProblem>> {
    const { consultationId: id, acceptWarnings } = command;
    const texts = command.answers.map((text, index) => ({ field: `input.answers.${index}`, text }));
    const now = this.clock.now();
    const found = await textProblemsFor(this.transactions, viewer, texts, { acceptWarnings, now });
    if (found.length > 0) return refused(...found);
    return this.transactions.run(viewer, async (tx) => {
      const open = await this.toHandle(tx, viewer, id, 'input.consultationId');
      const answers = open.ok ? answersFor(open.value, command.answers) : open;
      if (!answers.ok) return answers;
      const at = this.clock.now();
      await writeHandling(tx, id, { byId: viewer.personId, at, answers: answers.value });
      await tell(tx, [id], 'ANSWERED', at);
      return ok(id);
    });
  }

  /** Notes that somebody has spoken with whoever asked; an answer may still follow. The id of the consultation. */
  async contact(viewer: Viewer, id: string): Promise<Result<string, PlainProblem>> {
    return this.transactions.run(viewer, async (tx) => {
      const open = await this.toHandle(tx, viewer, id, 'consultationId');
      if (!open.ok) return open;
      if (open.value.status === 'CONTACTED') return ok(id);
      const at = this.clock.now();
      await writeHandling(tx, id, { byId: viewer.personId, at });
      await tell(tx, [id], 'CONTACTED', at);
      return ok(id);
    });
  }

  private async toHandle(
    tx: Tx,
    viewer: Viewer,
    id: string,
    field: string,
  ): Promise<Result<ConsultationRow, PlainProblem>> {
    const now = this.clock.now();
    const found = await consultationToChange(tx, viewer, { id, field, now });
    if (!found.ok) return found;
    if (!mayHandle(viewer, found.value, now)) return refused({ ...say.notYoursToHandle, field });
    const closed = handlingProblem(found.value);
    return closed ? refused({ ...closed, field }) : found;
  }
}
