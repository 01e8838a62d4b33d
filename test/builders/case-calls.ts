import type { TestApp } from '../support/test-app.js';
import type { AnsweredCase, CaseAnswer } from './case-answers.js';

const WHOLE = `fragment WholeCase on Case {
  id client { id displayName } coordinator { id } caseManager { id } municipality openedAt closedAt version
  network { person { id } since }
  consents { id organisation { id } person { id } basis scope validFrom validUntil withdrawnAt obtainedBy { id } }
}`;
const PROBLEMS = `problems { __typename code message field confirmable ... on ConsentMissing { organisations { id } people { id } } }`;
const change = (operation: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) { case { ...WholeCase } ${PROBLEMS} } } ${WHOLE}`;
const OPEN = change('openCase', 'OpenCaseInput');
const HAND_OVER = change('handOverCase', 'HandOverCaseInput').replace('problems {', 'clashes { id } problems {');
const NETWORK = change('changeNetwork', 'ChangeNetworkInput');
const RECORD = change('recordConsent', 'RecordConsentInput');
const WITHDRAW = `mutation ($id: ID!) { answer: withdrawConsent(consentId: $id) { case { ...WholeCase } ${PROBLEMS} } } ${WHOLE}`;
const CLOSE = `mutation ($id: ID!, $version: Int!) {
  answer: closeCase(caseId: $id, version: $version) { case { ...WholeCase } ${PROBLEMS} } } ${WHOLE}`;
const ONE = `query ($id: ID!) { case(id: $id) { ...WholeCase } } ${WHOLE}`;
const LIST = `query ($mine: Boolean, $open: Boolean, $first: Int) { cases(mine: $mine, open: $open, first: $first) { id } }`;

/** One signed-in person's calls about cases, in the words of the public schema. */
export class CaseCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  open(clientId: string, wish: object = {}): Promise<CaseAnswer> {
    return this.ask(OPEN, { input: { clientId, ...wish } });
  }

  /** As `open`, for what a test takes for given. */
  async opened(clientId: string, wish: object = {}): Promise<AnsweredCase> {
    return caseOf(await this.open(clientId, wish));
  }

  handOver(one: { id: string; version: number }, toPersonId: string): Promise<CaseAnswer> {
    return this.ask(HAND_OVER, { input: { caseId: one.id, version: one.version, toPersonId } });
  }

  changeNetwork(one: { id: string; version: number }, wish: object): Promise<CaseAnswer> {
    return this.ask(NETWORK, { input: { caseId: one.id, version: one.version, ...wish } });
  }

  /** From the day on which the test's clock begins, unless `wish` says otherwise. */
  record(caseId: string, wish: object): Promise<CaseAnswer> {
    return this.ask(RECORD, { input: { caseId, validFrom: '2027-01-04', ...wish } });
  }

  /** As `record`, for what a test takes for given: the id of one of the new consents. */
  async recorded(caseId: string, wish: object): Promise<string> {
    const known = new Set((await this.case(caseId))?.consents.map(({ id }) => id));
    const newest = caseOf(await this.record(caseId, wish)).consents.find(({ id }) => !known.has(id));
    if (!newest) throw new Error('no consent was recorded');
    return newest.id;
  }

  withdraw(id: string): Promise<CaseAnswer> {
    return this.ask(WITHDRAW, { id });
  }

  close(one: { id: string; version: number }): Promise<CaseAnswer> {
    return this.ask(CLOSE, { id: one.id, version: one.version });
  }

  /** Null for what the viewer may not see. */
  async case(id: string): Promise<AnsweredCase | null> {
    return (await this.app.data<{ case: AnsweredCase | null }>(ONE, { id }, this.token)).case;
  }

  async list(wish: object = {}): Promise<string[]> {
    const { cases } = await this.app.data<{ cases: { id: string }[] }>(LIST, { ...wish }, this.token);
    return cases.map(({ id }) => id);
  }

  private async ask(document: string, variables: Record<string, unknown>): Promise<CaseAnswer> {
    return (await this.app.data<{ answer: CaseAnswer }>(document, variables, this.token)).answer;
  }
}

/** The case of a payload without problems. */
export function caseOf({ case: shown, problems }: CaseAnswer): AnsweredCase {
  if (shown === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return shown;
}

/** "STALE_VERSION input.version", for each problem; what comes with a problem must be no case. */
export function caseProblemsOf({ case: shown, problems }: CaseAnswer): string[] {
  if (shown !== null) throw new Error(`not refused: ${JSON.stringify(shown)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
}
