import { ClosePoll } from '../../src/features/polls/close-poll.job.js';
import { DecideByItself } from '../../src/features/polls/decide-by-itself.job.js';
import type { Role } from '../../src/platform/config/setting-values.js';
import { linkToken } from '../../src/platform/identity/link-token.js';
import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import type { AreaBuilder, BuiltPerson, PersonWish } from './area-builder.js';
import { CaseScene, type Staff } from './case-scene.js';
import type { AnsweredPoll, PollPayload } from './poll-answers.js';
import { LinkCalls, PollCalls } from './poll-calls.js';

/** The running product and an area in which a coordinator asks for times. Nobody's working hours are known. */
export class PollScene {
  private constructor(
    readonly cases: CaseScene,
    /** The coordinator's calls. */
    readonly calls: PollCalls,
  ) {}

  static async open(wish: { roles?: readonly Role[] } = {}): Promise<PollScene> {
    const cases = await CaseScene.open(wish);
    return new PollScene(cases, new PollCalls(cases.meetings.app, cases.coordinator.meetings.token));
  }

  get app() {
    return this.cases.meetings.app;
  }

  people(count: number): Promise<BuiltPerson[]> {
    return this.cases.meetings.people(count);
  }

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.cases.meetings.rows<Row>(sql, parameters);
  }

  /** A new person with these roles and their calls, in this area unless another is named. */
  async as(
    roles: ViewerRole[],
    wish: PersonWish = {},
    area: AreaBuilder = this.cases.meetings.area,
  ): Promise<Staff & { readonly polls: PollCalls }> {
    const staff = await this.cases.staff(roles, wish, area);
    return { ...staff, polls: new PollCalls(this.app, staff.meetings.token) };
  }

  /** The link that somebody in a poll is sent, or would be if they were asked. */
  async link(poll: { readonly id: string }, { id: personId }: { readonly id: string }): Promise<LinkCalls> {
    const [row] = await this.rows<{ id: string }>(
      'SELECT id FROM time_poll_participant WHERE time_poll_id = $1 AND person_id = $2',
      [poll.id, personId],
    );
    if (!row) throw new Error('nobody of that name is in the poll');
    return new LinkCalls(this.app, linkToken(this.app.settings.secrets.secret, 'TIME_POLL', row.id));
  }

  /** Answers with their link, in the order of the options: 'Y', '?' or 'N', and '-' for none. */
  async answer(poll: AnsweredPoll, person: { readonly id: string }, marks: string): Promise<PollPayload> {
    return (await this.link(poll, person)).answer(answersOf(poll, marks));
  }

  /** What the outbox does when the poll closes. */
  async close({ id }: { readonly id: string }): Promise<void> {
    await this.app.application.get(ClosePoll, { strict: false }).handle({
      id,
      areaId: this.cases.meetings.area.id,
      kind: 'poll.closes',
      subject: { pollId: id },
      attempt: 1,
    });
  }

  /** What the outbox does once there is something to decide on. */
  async decideSoon({ id }: { readonly id: string }): Promise<void> {
    await this.app.application.get(DecideByItself, { strict: false }).handle({
      id,
      areaId: this.cases.meetings.area.id,
      kind: 'poll.decide',
      subject: { pollId: id },
      attempt: 1,
    });
  }

  /** Whose time is taken by the poll and by its meeting. */
  async taken({ id }: { readonly id: string }): Promise<{ poll: number; meeting: number }> {
    const [row] = await this.rows<{ poll: number; meeting: number }>(
      `SELECT (SELECT count(*)::int FROM commitment c WHERE c.time_poll_id = p.id) AS poll,
         (SELECT count(*)::int FROM commitment c WHERE c.meeting_id = p.meeting_id) AS meeting FROM time_poll p WHERE p.id = $1`,
      [id],
    );
    return row ?? { poll: -1, meeting: -1 };
  }

  end(): Promise<void> {
    return this.cases.close();
  }
}

/** "Y?N-" as answers to the options of the poll in their order. */
export function answersOf(poll: Pick<AnsweredPoll, 'options'>, marks: string) {
  const words: Record<string, string> = { Y: 'YES', '?': 'IF_NEEDED', N: 'NO' };
  return poll.options.flatMap(({ id }, index) => {
    const answer = words[marks[index] ?? '-'];
    return answer === undefined ? [] : [{ optionId: id, answer }];
  });
}
