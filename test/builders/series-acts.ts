import { randomUUID } from 'node:crypto';
import { RollSeries } from '../../src/features/meetings/roll-series.job.js';
import { linkToken } from '../../src/platform/identity/link-token.js';
import type { BuiltPerson } from './area-builder.js';
import type { AnsweredMeeting } from './meeting-answers.js';
import type { MeetingScene } from './meeting-scene.js';
import { SeriesCalls, seriesCalls } from './series-calls.js';

/** What was tried, and the codes of what was refused. */
interface Act {
  readonly name: string;
  readonly problems: readonly string[];
}

type Answer = { readonly problems: readonly { readonly code: string }[] };

const RESPOND = `mutation ($input: RespondInput!) { answer: respondToInvitation(input: $input) { invitation { status } problems { code } } }`;
const RULES = ['FREQ=WEEKLY', 'FREQ=WEEKLY;COUNT=5', 'FREQ=WEEKLY;INTERVAL=2;COUNT=5', 'FREQ=DAILY;COUNT=7'];
const warned = { acceptWarnings: ['OUTSIDE_AVAILABILITY'] };
const dayMs = 86_400_000;
/** Nobody's clock of a session goes on for longer. */
const daysPassing = 7;

/** Anything that an organiser, a recipient or the worker does to series, as a generator draws it. */
export class SeriesActs {
  private calls: SeriesCalls;

  constructor(
    private readonly scene: MeetingScene,
    private readonly draw: (below: number) => number,
    private readonly people: readonly BuiltPerson[],
  ) {
    this.calls = seriesCalls(scene);
  }

  async next(): Promise<Act> {
    const meeting = await this.someMeeting();
    const act = this.draw(20);
    if (meeting === undefined || act < 3) return this.book();
    if (act < 6) return this.move(meeting, act === 3);
    if (act === 6) return told('cancel one', await this.calls.cancel(meeting));
    if (act === 7) return this.cancelFuture(meeting);
    if (act < 14) return this.change(meeting, act < 11);
    if (act < 16) return this.solve();
    if (act < 18) return this.answer(act === 16);
    if (act === 18) return this.stale(meeting);
    return this.roll();
  }

  private instant(): string {
    const day = this.scene.app.clock.now() + (7 + this.draw(30)) * dayMs;
    const date = new Date(day).toISOString().slice(0, 10);
    return new Date(Date.parse(`${date}T${String(6 + this.draw(3)).padStart(2, '0')}:00:00Z`)).toISOString();
  }

  /** One or two, one of them sometimes for a part. */
  private participants(): object[] {
    const first = this.draw(this.people.length);
    const part = this.draw(3) === 0 ? { offset: 'PT15M', duration: 'PT30M' } : null;
    return Array.from({ length: 1 + this.draw(2) }, (_, step) => ({
      personId: this.people[(first + step) % this.people.length]!.id,
      part: step === 0 ? part : null,
    }));
  }

  private async book(): Promise<Act> {
    const rrule = RULES[this.draw(RULES.length)];
    const single = this.draw(4) === 0;
    const wish = single ? {} : { rrule };
    const people = this.participants() as { personId: string }[];
    return told(
      single ? 'book' : `book ${rrule}`,
      await this.calls.book(this.instant(), people, { ...wish, ...warned }),
    );
  }

  private async move(meeting: AnsweredMeeting, future: boolean): Promise<Act> {
    const days = this.draw(3) === 0 ? this.draw(3) - 1 : 0;
    const hours = this.draw(5) - 2;
    const start = new Date(Date.parse(meeting.start) + days * dayMs + hours * 3_600_000).toISOString();
    const scope = future ? 'THIS_AND_FUTURE' : 'THIS';
    return told(future ? 'move future' : 'move one', await this.calls.move(meeting, start, { scope, ...warned }));
  }

  private async cancelFuture(meeting: AnsweredMeeting): Promise<Act> {
    return told('cancel future', await this.calls.cancel(meeting, { scope: 'THIS_AND_FUTURE' }));
  }

  /** Somebody who is there leaves, or somebody else comes. */
  private async change(meeting: AnsweredMeeting, future: boolean): Promise<Act> {
    const here = meeting.participants.map(({ person }) => person.id);
    const others = this.people.filter(({ id }) => !here.includes(id));
    const other = others[this.draw(Math.max(1, others.length))];
    const leaves = other === undefined || (here.length > 1 && this.draw(2) === 0);
    const part = this.draw(3) === 0 ? { offset: 'PT15M', duration: 'PT30M' } : null;
    const wish = leaves ? { removePersonIds: [here[this.draw(here.length)]] } : { add: [{ personId: other.id, part }] };
    const name = `${leaves ? 'leave' : 'join'} ${future ? 'future' : 'one'}`;
    const scope = future ? 'THIS_AND_FUTURE' : 'THIS';
    return told(name, await this.calls.change(meeting, { ...wish, scope, ...warned }));
  }

  private async solve(): Promise<Act> {
    const clashes = await this.scene.rows<{ id: string }>(
      `SELECT id FROM series_clash WHERE state = 'OPEN' AND recurrence_id > $1 ORDER BY recurrence_id`,
      [new Date(this.scene.app.clock.now())],
    );
    const clash = clashes[this.draw(Math.max(1, clashes.length))];
    if (!clash) return this.book();
    if (this.draw(3) === 0) return told('leave out', await this.calls.leaveOut(clash.id));
    return told('solve', await this.calls.solve({ clashId: clash.id, start: this.instant(), ...warned }));
  }

  private async answer(all: boolean): Promise<Act> {
    const invitations = await this.scene.rows<{ id: string }>(
      `SELECT i.id FROM invitation i WHERE i.method = 'REQUEST' AND i.reply_tag IS NOT NULL AND (i.since IS NOT NULL) = $1 ORDER BY i.starts_at, i.person_id`,
      [all],
    );
    const invitation = invitations[this.draw(Math.max(1, invitations.length))];
    if (!invitation) return this.book();
    const token = linkToken(this.scene.app.settings.secrets.secret, 'INVITATION', invitation.id);
    const status = ['ACCEPTED', 'DECLINED', 'TENTATIVE'][this.draw(3)];
    const { answer } = await this.scene.app.data<{ answer: Answer }>(RESPOND, { input: { token, status } }, '');
    return told(all ? 'answer all' : 'answer one', answer);
  }

  private async stale(meeting: AnsweredMeeting): Promise<Act> {
    const old = { id: meeting.id, version: meeting.version - 1 };
    const scope = this.draw(2) === 0 ? 'THIS' : 'THIS_AND_FUTURE';
    return told('stale', await this.calls.cancel(old, { scope }));
  }

  /** Time goes by, and the worker makes what falls due. */
  private async roll(): Promise<Act> {
    const { scene } = this;
    scene.app.clock.advanceMinutes(daysPassing * 24 * 60);
    this.calls = new SeriesCalls(scene, await scene.app.signIn(scene.organiser.email));
    const job = scene.app.application.get(RollSeries, { strict: false });
    const series = await scene.rows<{ id: string }>('SELECT id FROM meeting_series ORDER BY created_at');
    for (const { id } of series) {
      const event = { id: randomUUID(), kind: job.kind, subject: { seriesId: id }, areaId: scene.area.id, attempt: 1 };
      await job.handle(event);
    }
    return { name: 'roll', problems: [] };
  }

  /** One of a series that is to come, of the first ten. */
  private async someMeeting(): Promise<AnsweredMeeting | undefined> {
    const series = await this.scene.rows<{ id: string }>(
      `SELECT s.id FROM meeting_series s WHERE EXISTS (SELECT FROM meeting m WHERE m.series_id = s.id AND m.status = 'CONFIRMED' AND m.recurrence_id IS NOT NULL AND m.starts_at > $1)
       ORDER BY s.created_at, s.starts_at`,
      [new Date(this.scene.app.clock.now())],
    );
    const chosen = series[this.draw(Math.max(1, series.length))];
    if (!chosen) return undefined;
    const coming = await this.scene.rows<{ id: string }>(
      `SELECT m.id FROM meeting m WHERE m.series_id = $1 AND m.status = 'CONFIRMED' AND m.recurrence_id IS NOT NULL AND m.starts_at > $2 ORDER BY m.recurrence_id LIMIT 10`,
      [chosen.id, new Date(this.scene.app.clock.now())],
    );
    const meeting = coming[this.draw(coming.length)];
    return (meeting && (await this.calls.meeting(meeting.id))) ?? undefined;
  }
}

const told = (name: string, { problems }: Answer): Act => ({ name, problems: problems.map(({ code }) => code) });
