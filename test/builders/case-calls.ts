import type { AnyData, TestApp } from '../support/test-app.js';

const WHOLE = `fragment WholeCase on Case {
  id client { id displayName } coordinator { id } caseManager { id } municipality openedAt closedAt version
  network { person { id } since }
  consents { id organisation { id } person { id } basis scope validFrom validUntil withdrawnAt obtainedBy { id } }
}`;
const PROBLEMS = `problems { __typename code message field confirmable ... on ConsentMissing { organisations { id } people { id } } }`;
const change = (operation: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) { case { ...WholeCase } ${PROBLEMS} } } ${WHOLE}`;
const OPEN = change('openCase', 'OpenCaseInput');
const HAND_OVER = change('handOverCase', 'HandOverCaseInput');
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

  open(clientId: string, wish: object = {}): Promise<AnyData> {
    return this.ask(OPEN, { input: { clientId, ...wish } });
  }

  /** As `open`, for what a test takes for given. */
  async opened(clientId: string, wish: object = {}): Promise<AnyData> {
    return caseOf(await this.open(clientId, wish));
  }

  handOver(one: { id: string; version: number }, toPersonId: string): Promise<AnyData> {
    return this.ask(HAND_OVER, { input: { caseId: one.id, version: one.version, toPersonId } });
  }

  changeNetwork(one: { id: string; version: number }, wish: object): Promise<AnyData> {
    return this.ask(NETWORK, { input: { caseId: one.id, version: one.version, ...wish } });
  }

  /** From the day on which the test's clock begins, unless `wish` says otherwise. */
  record(caseId: string, wish: object): Promise<AnyData> {
    return this.ask(RECORD, { input: { caseId, validFrom: '2027-01-04', ...wish } });
  }

  /** As `record`, for what a test takes for given: the id of the newest consent. */
  async recorded(caseId: string, wish: object): Promise<string> {
    return caseOf(await this.record(caseId, wish)).consents.at(-1).id as string;
  }

  withdraw(id: string): Promise<AnyData> {
    return this.ask(WITHDRAW, { id });
  }

  close(one: { id: string; version: number }): Promise<AnyData> {
    return this.ask(CLOSE, { id: one.id, version: one.version });
  }

  /** Null for what the viewer may not see. */
  async case(id: string): Promise<AnyData> {
    return (await this.app.data(ONE, { id }, this.token)).case;
  }

  async list(wish: object = {}): Promise<string[]> {
    return (await this.app.data(LIST, { ...wish }, this.token)).cases.map(({ id }: AnyData) => id as string);
  }

  private async ask(document: string, variables: Record<string, unknown>): Promise<AnyData> {
    return (await this.app.data(document, variables, this.token)).answer;
  }
}

/** The case of a payload without problems. */
export function caseOf({ case: shown, problems }: AnyData): AnyData {
  if (problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return shown;
}

/** "STALE_VERSION input.version", for each problem; what comes with a problem must be no case. */
export function caseProblemsOf({ case: shown, problems }: AnyData): string[] {
  if (shown !== null) throw new Error(`not refused: ${JSON.stringify(shown)}`);
  return problems.map(({ code, field }: AnyData) => `${code} ${field}`);
}
