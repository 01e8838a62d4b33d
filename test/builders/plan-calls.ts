import type { TestApp } from '../support/test-app.js';

/** A goal of a plan as the tests read it. */
export interface AnsweredPlanItem {
  readonly id: string;
  readonly goal: string;
  readonly measure: string;
  readonly coordinator: { readonly id: string };
  readonly formerCoordinator: { readonly id: string } | null;
  readonly dueOn: string;
  readonly state: string;
  readonly closedAt: string | null;
  readonly outcome: string | null;
  readonly version: number;
}

export interface PlanAnswer {
  readonly case: { readonly id: string; readonly version: number; readonly plan: readonly AnsweredPlanItem[] } | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}

const PLAN = `plan { id goal measure coordinator { id } formerCoordinator { id } dueOn state closedAt outcome version }`;
const change = (operation: string, input: string) => `mutation ($input: ${input}!) {
  answer: ${operation}(input: $input) { case { id version ${PLAN} } problems { code field message } } }`;
const SAVE = change('savePlanItem', 'SavePlanItemInput');
const CLOSE = change('closePlanItem', 'ClosePlanItemInput');
const ONE = `query ($id: ID!) { case(id: $id) { ${PLAN} } }`;

/** What a test that asks about something else says of a goal. */
const WISH = { goal: 'Takaisin osa-aikatyöhön', measure: 'Työtunnit viikossa', dueOn: '2027-06-01' };

/** One signed-in person's calls about the plans of cases, in the words of the public schema. */
export class PlanCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  save(caseId: string, wish: object = {}): Promise<PlanAnswer> {
    return this.ask(SAVE, { caseId, ...WISH, ...wish });
  }

  change(caseId: string, { id, version }: { id: string; version: number }, wish: object = {}): Promise<PlanAnswer> {
    return this.save(caseId, { itemId: id, version, ...wish });
  }

  close(caseId: string, { id, version }: { id: string; version: number }, wish: object = {}): Promise<PlanAnswer> {
    return this.ask(CLOSE, { caseId, itemId: id, version, state: 'REACHED', ...wish });
  }

  /** As `save`, for what a test takes for given: the goal that is new. */
  async written(caseId: string, wish: object = {}): Promise<AnsweredPlanItem> {
    const known = new Set((await this.plan(caseId))?.map(({ id }) => id));
    const newest = planOf(await this.save(caseId, wish)).find(({ id }) => !known.has(id));
    if (!newest) throw new Error('no goal was written');
    return newest;
  }

  /** Null if the viewer may not see the case at all. */
  async plan(id: string): Promise<readonly AnsweredPlanItem[] | null> {
    const { case: shown } = await this.app.data<{ case: { plan: AnsweredPlanItem[] } | null }>(ONE, { id }, this.token);
    return shown?.plan ?? null;
  }

  private async ask(document: string, input: object): Promise<PlanAnswer> {
    return (await this.app.data<{ answer: PlanAnswer }>(document, { input }, this.token)).answer;
  }
}

/** The plan of a payload without problems. */
export function planOf({ case: shown, problems }: PlanAnswer): readonly AnsweredPlanItem[] {
  if (shown === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return shown.plan;
}

/** "STALE_VERSION input.version", for each problem; what comes with a problem must be no case. */
export function planProblemsOf({ case: shown, problems }: PlanAnswer): string[] {
  if (shown !== null) throw new Error(`not refused: ${JSON.stringify(shown)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
}
