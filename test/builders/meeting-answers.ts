/** Answers of the public schema, as far as the tests of meetings ask for them (meeting-calls.ts). Instants are texts in UTC. */
export interface Named {
  readonly id: string;
  readonly displayName: string;
}

export interface AnsweredMeeting {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly channel: string;
  readonly room: { readonly id: string; readonly name: string } | null;
  readonly videoUrl: string | null;
  readonly organiser: Named;
  readonly participants: readonly AnsweredParticipation[];
  readonly publicTitle: string;
  readonly holdUntil: string | null;
  readonly icalUid: string;
  readonly sequence: number;
  readonly version: number;
  readonly seriesId: string | null;
  readonly recurrenceId: string | null;
  readonly series: AnsweredSeries | null;
  readonly invitations: readonly AnsweredInvitation[];
}

export interface AnsweredSeries {
  readonly id: string;
  readonly rrule: string;
  readonly skipPublicHolidays: boolean;
  readonly start: string;
  readonly duration: string;
  readonly endsBefore: string | null;
  readonly waitsForConsentFrom: string | null;
  readonly bookedUntil: string;
  readonly clashes: readonly {
    readonly id: string;
    readonly recurrenceId: string;
    readonly end: string;
    readonly conflicts: readonly {
      readonly person: { readonly id: string } | null;
      readonly room: { readonly id: string } | null;
      readonly start: string;
      readonly end: string;
      readonly heldUntil: string | null;
    }[];
  }[];
}

export interface AnsweredParticipation {
  readonly person: Named & { readonly email: string | null; readonly phone: string | null };
  readonly start: string;
  readonly end: string;
  readonly requirement: string;
  readonly status: string;
  readonly respondedAt: string | null;
  readonly comment: string | null;
}

export interface AnsweredInvitation {
  readonly id: string;
  readonly person: Named;
  readonly uid: string;
  readonly sequence: number;
  readonly method: string;
  readonly publicTitle: string;
  readonly start: string;
  readonly end: string;
  readonly place: string | null;
  readonly status: string;
  readonly state: string;
  readonly sentAt: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
}

export interface AnsweredProblem {
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly confirmable: boolean;
  /** Of TIME_TAKEN alone. */
  readonly conflicts?: readonly AnsweredConflict[];
  /** Of CONSENT_MISSING alone. */
  readonly organisations?: readonly { readonly id: string }[];
  readonly people?: readonly { readonly id: string }[];
}

export interface AnsweredConflict {
  readonly person: Named | null;
  readonly room: { readonly id: string; readonly name: string } | null;
  readonly start: string;
  readonly end: string;
  readonly heldUntil: string | null;
}

export interface MeetingAnswer {
  readonly meeting: AnsweredMeeting | null;
  readonly problems: readonly AnsweredProblem[];
}

export interface MeetingPage {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: Pick<AnsweredMeeting, 'id' | 'title' | 'start'>;
  }[];
}
