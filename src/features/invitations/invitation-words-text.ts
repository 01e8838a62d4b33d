import type { EndKind, MeetingKind } from './invitation-facts.js';

/**
 * The sentences of one language. Each is whole and at most fifteen words long with usual values; `easy` holds the ones
 * that easy language says otherwise. A missing sentence does not compile.
 */
export interface InvitationWords {
  /** For `lang` and Content-Language. */
  readonly tag: string;
  /** The neutral name of a meeting. */
  readonly title: string;
  readonly subject: Readonly<Record<MeetingKind, (day: string) => string>>;
  /** With a name that the organiser has chosen; it cannot be bent into the sentence, so it stands by itself. */
  readonly titledSubject: Readonly<Record<MeetingKind, (title: string, day: string) => string>>;
  /** For those who are told of the meeting and not asked to come. */
  readonly informedSubject: (title: string, day: string) => string;
  readonly greeting: (name: string | undefined) => string;
  readonly invited: (organiser: string | undefined) => string;
  readonly named: (title: string) => string;
  readonly moved: string;
  readonly movedFrom: (moment: string) => string;
  readonly oldTimeGone: string;
  readonly changed: string;
  readonly sameTime: string;
  readonly cancelled: (moment: string) => string;
  readonly removed: (moment: string) => string;
  readonly invitationGone: string;
  readonly nothingToDo: string;
  readonly time: (span: string) => string;
  readonly newTime: (span: string) => string;
  readonly starts: (moment: string) => string;
  readonly ends: (moment: string) => string;
  readonly zone: (name: string) => string;
  readonly place: (place: string) => string;
  readonly noPlace: string;
  readonly onVideo: string;
  readonly alsoOnVideo: string;
  readonly noVideoLink: string;
  readonly joinVideo: string;
  readonly byPhone: string;
  readonly keepPhone: string;
  readonly tell: Readonly<Record<Exclude<MeetingKind, EndKind>, string>>;
  /** To whoever has accepted already, instead of asking them. */
  readonly accepted: string;
  readonly ownChoice: string;
  readonly forInformation: string;
  readonly noAnswer: string;
  readonly bring: string;
  readonly cannotCome: string;
  readonly cannotComeNoPhone: string;
  readonly newTimeTogether: string;
  readonly questions: (contact: string) => string;
  /** What the buttons say: what happens when they are pressed. */
  readonly buttons: { readonly ACCEPTED: string; readonly DECLINED: string; readonly PROPOSE: string };
  readonly headings: { readonly whenAndWhere: string; readonly answer: string; readonly cannotCome: string };
  readonly easy: {
    readonly invited: string;
    readonly invitedBy: (organiser: string) => string;
    readonly removed: string;
    readonly answer: string;
    readonly cannotCome: string;
    readonly orCall: string;
    readonly call: (contact: string) => string;
    readonly bring: string;
    readonly callWithQuestions: string;
  };
  readonly professional: {
    readonly happened: Readonly<Record<MeetingKind, string>>;
    readonly labels: {
      readonly time: string;
      readonly oldTime: string;
      readonly place: string;
      readonly organiser: string;
    };
    readonly answer: string;
    readonly optional: string;
    readonly informed: string;
  };
  /** LOCATION for meetings that have no place. */
  readonly channelPlaces: { readonly VIDEO: string; readonly PHONE: string };
}
