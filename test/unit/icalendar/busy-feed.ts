import { type BusyFeedLimits, busyFeedLimits, readBusyTimes } from '../../../src/platform/icalendar/busy-times.js';

/** Lines of one VEVENT inside a calendar; a line that begins with BEGIN: stands beside it. */
export function calendarOf(...components: readonly (readonly string[])[]): string {
  const lines = components.flatMap((lines) =>
    lines[0]?.startsWith('BEGIN:') || lines[0]?.startsWith('X-WR') ? lines : ['BEGIN:VEVENT', ...lines, 'END:VEVENT'],
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

interface Reading {
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly owner?: string;
  readonly limits?: Partial<BusyFeedLimits>;
}

const stamp = (instant: number) => new Date(instant).toISOString().slice(0, 16).replace(/-|:/g, '');

/** "20270308T0700/20270308T0800" in UTC, with a question mark behind what is tentative; warnings as "CODE detail ×n". */
export function busyIn(text: string | Uint8Array, reading: Reading = {}): { busy: string[]; warnings: string[] } {
  const read = readBusyTimes(text, {
    window: {
      start: Date.parse(reading.from ?? '2027-01-01T00:00Z'),
      end: Date.parse(reading.to ?? '2028-01-01T00:00Z'),
    },
    ownerZone: reading.zone ?? 'Europe/Helsinki',
    ownerAddress: reading.owner,
    limits: { ...busyFeedLimits, ...reading.limits },
  });
  if (!read.ok) return { busy: [], warnings: read.problems.map((problem) => `refused: ${problem}`) };
  return {
    busy: read.value.busy.map(({ start, end, tentative }) => `${stamp(start)}/${stamp(end)}${tentative ? '?' : ''}`),
    warnings: read.value.warnings.map(({ code, detail, count }) =>
      [code, ...(detail === '' ? [] : [detail]), ...(count > 1 ? [`×${count}`] : [])].join(' '),
    ),
  };
}
