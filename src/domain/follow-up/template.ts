import type { Localised } from '../result.js';
import type { Instant } from '../time/interval.js';

/**
 * What happens before and after something, as a list of steps. Each step is counted from an anchor, or from another step;
 * when it falls due is decided in due-at.ts, and what makes a template unusable in template-checks.ts.
 */
export interface Template {
  readonly steps: readonly Step[];
}

/**
 * What time is counted from. ASKED is when the recipient was asked for the time that holds now: the booking, or the last
 * move of it. CONSENT_ENDS is the instant at which it no longer holds.
 */
export type Anchor =
  | 'BOOKED'
  | 'ASKED'
  | 'START'
  | 'END'
  | 'PROGRAMME_START'
  | 'PROGRAMME_END'
  | 'PLAN_ITEM_DUE'
  | 'CONSENT_ENDS';

/** When each of them is, of those that there are. */
export type Anchors = Readonly<Partial<Record<Anchor, Instant>>>;

/** Negative is before, positive after. */
export type Timing =
  /** So many days on the recipient's wall calendar, at that minute of the day on their wall clock. */
  | { readonly kind: 'DAYS'; readonly days: number; readonly minuteOfDay: number }
  /** So many minutes as they pass, whatever clocks do. */
  | { readonly kind: 'MINUTES'; readonly minutes: number }
  /** "4 to 6 months after": as soon as the first day has come, until the last one is over. */
  | { readonly kind: 'MONTHS'; readonly from: number; readonly to: number; readonly minuteOfDay: number };

export interface Step {
  /** Tells it from the others of its template, and stays when the template is changed. */
  readonly key: string;
  readonly kind: 'REMINDER' | 'REPLY_MISSING' | 'FEEDBACK_REQUEST' | 'FOLLOW_UP_CALL' | 'ASSESSMENT_DUE' | 'ANSWER_DUE';
  readonly from: { readonly anchor: Anchor } | { readonly step: string };
  readonly timing: Timing;
  /** From this anchor on it is no longer sent. What is counted back from an anchor is never sent from that one on. */
  readonly until?: Anchor;
  readonly to: 'PARTICIPANT' | 'ORGANISER';
  /** WISHED: as the recipient wishes. Otherwise only to those who wish for this way. */
  readonly channel: 'WISHED' | 'SMS';
  /** What makes it needless: the recipient's answer, or nothing but the end of what it is about. */
  readonly endedBy?: 'ANSWER';
  /** Of several meetings that somebody was asked to at once, only about the first: a weekly group needs no word a week ahead. */
  readonly firstOnly?: true;
  /** An organisation's own words; the house's are meant if there are none. */
  readonly text?: Localised;
  /** What becomes of it when its time has passed as it is planned, and it would still make sense. */
  readonly ifPast: 'SEND_AT_ONCE' | 'SKIP';
}

/** What may stand in braces in a step's own words. */
export const textVariables: readonly string[] = ['name', 'day', 'time', 'place', 'organiser', 'phone', 'link'];
