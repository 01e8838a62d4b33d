import type { AnsweredMeeting, MeetingAnswer } from './meeting-answers.js';
import { MeetingCalls, type Participant } from './meeting-calls.js';
import type { MeetingScene } from './meeting-scene.js';

/** A meeting of a series as its row stands. */
export interface OccurrenceRow {
  readonly id: string;
  readonly status: string;
  readonly start: string;
  readonly recurrenceId: string | null;
  readonly version: number;
  readonly personIds: readonly string[];
}

const SOLVE = `mutation ($input: BookOccurrenceInput!) { answer: bookOccurrence(input: $input) { meeting { id start end seriesId recurrenceId icalUid version
  series { clashes { id } } invitations { uid method person { id } } participants { person { id } } }
  problems { code field message confirmable } } }`;
const LEAVE_OUT = `mutation ($clashId: ID!) { answer: leaveOutOccurrence(clashId: $clashId) { series { id clashes { id } } problems { code field message } } }`;

export interface LeftOut {
  readonly series: { readonly id: string; readonly clashes: readonly { readonly id: string }[] } | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null }[];
}

/** One signed-in person's calls about meetings that repeat. */
export class SeriesCalls extends MeetingCalls {
  constructor(
    readonly scene: MeetingScene,
    token: string,
  ) {
    super(scene.app, token);
  }

  async repeat(
    start: string,
    rrule: string,
    participants: readonly Participant[],
    wish: object = {},
  ): Promise<AnsweredMeeting> {
    return this.booked(start, participants, { rrule, ...wish });
  }

  async solve(input: object): Promise<MeetingAnswer> {
    const { answer } = await this.app.data<{ answer: MeetingAnswer }>(SOLVE, { input }, this.token);
    return answer;
  }

  async leaveOut(clashId: string): Promise<LeftOut> {
    const { answer } = await this.app.data<{ answer: LeftOut }>(LEAVE_OUT, { clashId }, this.token);
    return answer;
  }

  /** All that a series consists of, by RECURRENCE-ID, cancelled ones too. */
  async occurrences(seriesId: string | null): Promise<OccurrenceRow[]> {
    return this.scene.rows<OccurrenceRow>(
      `SELECT m.id, m.status, to_char(m.starts_at AT TIME ZONE m.time_zone, 'YYYY-MM-DD HH24:MI') AS start,
         to_char(m.recurrence_id AT TIME ZONE m.time_zone, 'YYYY-MM-DD HH24:MI') AS "recurrenceId", m.version,
         (SELECT array_agg(t.person_id ORDER BY t.person_id) FROM participation t WHERE t.meeting_id = m.id) AS "personIds"
       FROM meeting m WHERE m.series_id = $1 ORDER BY m.recurrence_id NULLS LAST, m.starts_at`,
      [seriesId],
    );
  }

  /** The starts of those that stand, on the wall of the series' zone. */
  async starts(seriesId: string | null): Promise<string[]> {
    const rows = await this.occurrences(seriesId);
    return rows.filter(({ status }) => status === 'CONFIRMED').map(({ start }) => start);
  }
}

export const seriesCalls = (scene: MeetingScene): SeriesCalls => new SeriesCalls(scene, scene.calls.token);
