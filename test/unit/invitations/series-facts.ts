import { parseRecurrenceRule } from '../../../src/domain/recurrence/parse-rule.js';
import type {
  InvitationFacts,
  InvitationKind,
  SeriesFacts,
} from '../../../src/features/invitations/invitation-facts.js';
import { facts } from './invitation-facts.js';

const weekMs = 7 * 24 * 3_600_000;
/** Thursday 12 March 2026 at 9.00 in Helsinki; the clocks go forward two weeks later. */
const start = Date.UTC(2026, 2, 12, 7);
const hour = (at: number) => ({ start: at, end: at + 3_600_000, zone: 'Europe/Helsinki' });
const weekly = (week: number) => start + week * weekMs - (week < 3 ? 0 : 3_600_000);

export const seriesKinds: readonly InvitationKind[] = [
  'INVITED',
  'MOVED',
  'CHANGED',
  'CANCELLED',
  'REMOVED',
  'SERIES_ENDS',
  'SERIES_CHANGED',
];

/** Every Thursday, but for Ascension Day and one on which somebody could not. */
export function series(changes: Partial<SeriesFacts> = {}, rule = 'FREQ=WEEKLY;BYDAY=TH'): SeriesFacts {
  const read = parseRecurrenceRule(rule);
  if (!read.ok) throw new Error(rule);
  return {
    rhythm: { rule: read.value, start, zone: 'Europe/Helsinki' },
    next: [0, 1, 2, 3, 5, 6, 7].map((week) => hour(weekly(week))),
    skipped: [weekly(4), weekly(9)],
    until: weekly(14),
    ...changes,
  };
}

export const seriesFacts = (changes: Partial<InvitationFacts> = {}): InvitationFacts =>
  facts({ series: series(), ...changes });

/** Everything that changes the wording of a letter about a whole series, or about one of its meetings. */
export function everyLetterOfSeries(): InvitationFacts[] {
  const moved = { start: weekly(1) + 5 * 3_600_000, end: weekly(1) + 6 * 3_600_000, zone: 'Europe/Helsinki' };
  const night = { start: start + 13 * 3_600_000, end: start + 20 * 3_600_000, zone: 'Europe/Helsinki' };
  const values: Partial<InvitationFacts>[] = [
    { series: series() },
    { series: series({ until: undefined, skipped: [], next: [hour(start), moved] }), publicTitle: 'Verkoston kokous' },
    { series: series({ next: [] }) },
    { series: series({}, 'FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,3MO') },
    { series: series({}, 'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU,WE,TH') },
    { series: series({ skipped: Array.from({ length: 9 }, (_, week) => weekly(week + 20)) }, 'FREQ=YEARLY') },
    { series: series(), when: night },
    { series: series(), when: { ...hour(start), readerZone: 'America/St_Johns' } },
    {
      series: series(),
      recipientName: undefined,
      place: undefined,
      videoUrl: undefined,
      organiserName: undefined,
      organiserPhone: undefined,
    },
    { occurrence: true },
    { series: series(), hasAccepted: true },
  ];
  const channels = (['VIDEO', 'PHONE', 'HYBRID'] as const).map((channel) => ({ channel, series: series() }));
  return (['FI', 'SV', 'EN'] as const).flatMap((language) =>
    seriesKinds.flatMap((kind) =>
      (['REQUIRED', 'OPTIONAL', 'INFORMED'] as const).flatMap((requirement) =>
        [{}, { easyLanguage: true }, { isProfessional: true }].flatMap((reader) =>
          [...values, ...channels].map((value) => facts({ language, kind, requirement, ...reader, ...value })),
        ),
      ),
    ),
  );
}
