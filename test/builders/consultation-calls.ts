import type { TestApp } from '../support/test-app.js';
import type { AnsweredConflict, AnsweredMeeting, AnsweredProblem, Named } from './meeting-answers.js';

const PROBLEMS = `problems { __typename code message field confirmable ... on TimeTaken { conflicts { person { id } start end } }
  ... on PersonalDataFound { findings { kind start end } } }`;
const SLOT = 'id consultant { id displayName } start end timeZone channel maximumCases status topics';
const WHOLE = `fragment WholeConsultation on Consultation {
  id status askedBy { id } consultant { id } handledBy { id } slot { ${SLOT} } cases { summary question answer }
  topic askedAt dueAt contactedAt answeredAt meeting { id start end status title publicTitle version channel case { id } }
  alternatives { ${SLOT} } }`;
const PAYLOAD = `{ consultation { ...WholeConsultation } ${PROBLEMS} }`;
const SLOTS_PAYLOAD = `{ slots { ${SLOT} } leftOut { person { id } start end } ${PROBLEMS} }`;
const withInput = (operation: string, input: string, payload: string) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) ${payload} }`;
const ofConsultation = (document: string) => `${document} ${WHOLE}`;
const PROFILE = withInput('setConsultantProfile', 'ConsultantProfileInput', `{ person { id } ${PROBLEMS} }`);
const PUBLISH = withInput('publishConsultationSlots', 'PublishConsultationSlotsInput', SLOTS_PAYLOAD);
const WITHDRAW = `mutation ($slotIds: [ID!]!) { answer: withdrawConsultationSlots(slotIds: $slotIds) ${SLOTS_PAYLOAD} }`;
const BOOK = ofConsultation(withInput('bookConsultation', 'BookConsultationInput', PAYLOAD));
const ASK = ofConsultation(withInput('askConsultation', 'AskConsultationInput', PAYLOAD));
const ANSWER = ofConsultation(withInput('answerConsultation', 'AnswerConsultationInput', PAYLOAD));
const byId = (operation: string) =>
  ofConsultation(`mutation ($id: ID!) { answer: ${operation}(consultationId: $id) ${PAYLOAD} }`);
const CANCEL = byId('cancelConsultation');
const CONTACT = byId('contactConsultation');
const ONE = ofConsultation('query ($id: ID!) { consultation(id: $id) { ...WholeConsultation } }');
const LIST = `query ($status: ConsultationStatus, $mine: Boolean) {
  consultations(status: $status, mine: $mine) { id status cases { summary question answer } } }`;
const SLOTS = `query ($from: DateTime!, $to: DateTime!, $consultantId: ID, $topic: String, $onlyFree: Boolean) {
  consultationSlots(from: $from, to: $to, consultantId: $consultantId, topic: $topic, onlyFree: $onlyFree) {
    ${SLOT} consultation { id askedBy { id displayName } cases { summary question } } } }`;
const LINES = `query ($topic: String) { consultationLines(topic: $topic) {
  consultant { id } topics open openUntil phone nextFreeSlot { id start } } }`;
const FIGURES = `query ($from: LocalDate!, $to: LocalDate!, $consultantId: ID) {
  consultationFigures(from: $from, to: $to, consultantId: $consultantId) { published booked withdrawn unused asked answeredInTime
    medianAnswerTime byOrganisation { organisation { id } booked asked } } }`;

export interface AnsweredSlot {
  readonly id: string;
  readonly consultant: Named;
  readonly start: string;
  readonly end: string;
  readonly channel: string;
  readonly maximumCases: number;
  readonly status: string;
  readonly topics: readonly string[];
}

export interface AnsweredConsultation {
  readonly id: string;
  readonly status: string;
  readonly askedBy: { readonly id: string };
  readonly consultant: { readonly id: string };
  readonly handledBy: { readonly id: string } | null;
  readonly slot: AnsweredSlot | null;
  readonly cases: readonly {
    readonly summary: string | null;
    readonly question: string | null;
    readonly answer: string | null;
  }[];
  readonly topic: string | null;
  readonly askedAt: string;
  readonly dueAt: string | null;
  readonly contactedAt: string | null;
  readonly answeredAt: string | null;
  readonly meeting:
    | (Pick<AnsweredMeeting, 'id' | 'start' | 'end' | 'status' | 'title' | 'publicTitle' | 'version' | 'channel'> & {
        readonly case: { readonly id: string } | null;
      })
    | null;
  readonly alternatives: readonly AnsweredSlot[];
}

export type ConsultationProblem = AnsweredProblem & {
  readonly __typename: string;
  readonly findings?: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
};

export interface ConsultationPayload {
  readonly consultation: AnsweredConsultation | null;
  readonly problems: readonly ConsultationProblem[];
}

export interface SlotsPayload {
  readonly slots: readonly AnsweredSlot[];
  readonly leftOut: readonly Pick<AnsweredConflict, 'person' | 'start' | 'end'>[];
  readonly problems: readonly ConsultationProblem[];
}

export interface AnsweredFigures {
  readonly published: number;
  readonly booked: number;
  readonly withdrawn: number;
  readonly unused: number;
  readonly asked: number;
  readonly answeredInTime: number;
  readonly medianAnswerTime: string | null;
  readonly byOrganisation: readonly {
    readonly organisation: { readonly id: string } | null;
    readonly booked: number;
    readonly asked: number;
  }[];
}

export interface AnsweredLine {
  readonly consultant: { readonly id: string };
  readonly topics: readonly string[];
  readonly open: boolean;
  readonly openUntil: string | null;
  readonly phone: string | null;
  readonly nextFreeSlot: { readonly id: string; readonly start: string } | null;
}

/** A Thursday of half-hour times from half past eight to half past ten, on the first Thursday after the test's clock begins. */
export const thursday = {
  from: '2027-01-07',
  until: '2027-01-07',
  weekdays: ['TH'],
  startTime: '08:30',
  endTime: '10:30',
  slotDuration: 'PT30M',
};

/** Times of the day on which the test's clock begins, at eight: who signed in then still is when they come. */
export const thisMorning = { from: '2027-01-04', until: '2027-01-04', weekdays: ['MO'] };

/** One signed-in person's calls about consultations, in the words of the public schema. */
export class ConsultationCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  setProfile(
    personId: string,
    wish: object,
  ): Promise<{ person: { id: string } | null; problems: ConsultationProblem[] }> {
    return this.ask(PROFILE, { input: { personId, ...wish } });
  }

  /** Publishes the Thursday's times unless `wish` says otherwise. */
  publish(consultantId: string, wish: object = {}): Promise<SlotsPayload> {
    return this.ask(PUBLISH, { input: { consultantId, ...thursday, ...wish } });
  }

  /** As `publish`, for what a test takes for given. */
  async published(consultantId: string, wish: object = {}): Promise<readonly AnsweredSlot[]> {
    const { slots, problems } = await this.publish(consultantId, wish);
    if (problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
    return slots;
  }

  withdraw(slotIds: readonly string[]): Promise<SlotsPayload> {
    return this.ask(WITHDRAW, { slotIds });
  }

  book(slotId: string, wish: object = {}): Promise<ConsultationPayload> {
    return this.ask(BOOK, { input: { slotId, ...wish } });
  }

  async booked(slotId: string, wish: object = {}): Promise<AnsweredConsultation> {
    return consultationOf(await this.book(slotId, wish));
  }

  askInWriting(topic: string, wish: object = {}): Promise<ConsultationPayload> {
    return this.ask(ASK, { input: { topic, cases: [{ question: 'Voiko työtä jatkaa osittain?' }], ...wish } });
  }

  async askedInWriting(topic: string, wish: object = {}): Promise<AnsweredConsultation> {
    return consultationOf(await this.askInWriting(topic, wish));
  }

  answer(consultationId: string, answers: readonly string[], wish: object = {}): Promise<ConsultationPayload> {
    return this.ask(ANSWER, { input: { consultationId, answers, ...wish } });
  }

  contact(id: string): Promise<ConsultationPayload> {
    return this.ask(CONTACT, { id });
  }

  cancel(id: string): Promise<ConsultationPayload> {
    return this.ask(CANCEL, { id });
  }

  /** Null for what the viewer may not see. */
  async consultation(id: string): Promise<AnsweredConsultation | null> {
    return (await this.app.data<{ consultation: AnsweredConsultation | null }>(ONE, { id }, this.token)).consultation;
  }

  async list(wish: object = {}): Promise<readonly Pick<AnsweredConsultation, 'id' | 'status' | 'cases'>[]> {
    return (await this.app.data<{ consultations: AnsweredConsultation[] }>(LIST, { ...wish }, this.token))
      .consultations;
  }

  /** Of all January unless `wish` says otherwise. */
  async slots(wish: object = {}): Promise<readonly (AnsweredSlot & { consultation: AnsweredConsultation | null })[]> {
    const window = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };
    const { consultationSlots } = await this.app.data(SLOTS, { ...window, ...wish }, this.token);
    return consultationSlots;
  }

  async lines(topic?: string): Promise<readonly AnsweredLine[]> {
    return (await this.app.data<{ consultationLines: AnsweredLine[] }>(LINES, { topic }, this.token)).consultationLines;
  }

  async figures(wish: object = {}): Promise<AnsweredFigures | null> {
    const period = { from: '2027-01-01', to: '2027-01-31' };
    const variables = { ...period, ...wish };
    const { consultationFigures } = await this.app.data<{ consultationFigures: AnsweredFigures | null }>(
      FIGURES,
      variables,
      this.token,
    );
    return consultationFigures;
  }

  private async ask<Answer>(document: string, variables: Record<string, unknown>): Promise<Answer> {
    return (await this.app.data<{ answer: Answer }>(document, variables, this.token)).answer;
  }
}

/** The consultation of an answer without problems. */
function consultationOf({ consultation, problems }: ConsultationPayload): AnsweredConsultation {
  if (consultation === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return consultation;
}

/** "TIME_TAKEN input.slotId", for each problem. */
export const refusalsOf = ({ problems }: { readonly problems: readonly ConsultationProblem[] }): string[] =>
  problems.map(({ code, field }) => `${code} ${field}`);
