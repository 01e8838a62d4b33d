/**
 * What could not be read as it was meant, while the rest was. Codes and numbers, since somebody's calendar may not reach a log:
 * - CUT_OFF: the text ends before its calendar does, so events may be missing at its end.
 * - EVENT_NOT_READ: no start, or one that is no time; it takes no time here.
 * - EVENT_ENDS_BEFORE_START: it takes no time, or its first day if it has no hours.
 * - RULE_NOT_READ: the event counts at its start (and its RDATEs) alone. `detail` is the part of the rule.
 * - DATE_NOT_READ: an EXDATE, RDATE or RECURRENCE-ID that is no time.
 * - TOO_MANY_OCCURRENCES: later occurrences of the event are missing.
 * - ZONE_UNKNOWN: read in the calendar's or the owner's zone. `detail` is the name.
 * - ZONE_DEVIATES: the file describes a well-known zone otherwise than the tz database, which was followed. `detail` is the name.
 * - FREE_BUSY_NOT_READ: a period of a VFREEBUSY that is none.
 */
export type BusyWarningCode =
  | 'CUT_OFF'
  | 'EVENT_NOT_READ'
  | 'EVENT_ENDS_BEFORE_START'
  | 'RULE_NOT_READ'
  | 'DATE_NOT_READ'
  | 'TOO_MANY_OCCURRENCES'
  | 'ZONE_UNKNOWN'
  | 'ZONE_DEVIATES'
  | 'FREE_BUSY_NOT_READ';

export interface BusyWarning {
  readonly code: BusyWarningCode;
  /** The zone or the part of a rule that it is about; empty for all others. */
  readonly detail: string;
  /** How many times it was met. */
  readonly count: number;
}

/** Different ones; what comes after them is counted with the last of its code. */
const warningsMax = 50;
const detailCharactersMax = 100;

/** Gathers equal warnings into one, so that a feed of ten thousand bad events has one line to show. */
export class BusyWarnings {
  private readonly counts = new Map<string, { code: BusyWarningCode; detail: string; count: number }>();

  add(code: BusyWarningCode, detail = ''): void {
    const short = detail.slice(0, detailCharactersMax);
    const key = `${code} ${short}`;
    const known = this.counts.get(key) ?? (this.counts.size >= warningsMax ? this.lastOf(code) : undefined);
    if (known !== undefined) known.count += 1;
    else this.counts.set(key, { code, detail: short, count: 1 });
  }

  all(): BusyWarning[] {
    return [...this.counts.values()];
  }

  private lastOf(code: BusyWarningCode): { count: number } | undefined {
    return [...this.counts.values()].findLast((each) => each.code === code);
  }
}
