import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { CalendarMessage } from '../../src/platform/icalendar/calendar-message.js';
import { writeInvitation } from '../../src/platform/icalendar/invitation-calendar.js';
import { timeZoneComponent } from '../../src/platform/icalendar/time-zone-component.js';
import type { BenchRow } from './bench-row.js';

const invitationCount = 10_000;
const rounds = 5;
const goal = 0.8;
const monday = Date.UTC(2027, 2, 8, 6);
const quarter = 900_000;

/** Invitations of the usual size, no two alike: quarters of an hour through some weeks, names with ä and ö. */
function messages(): CalendarMessage[] {
  return Array.from({ length: invitationCount }, (_, index) => ({
    method: 'REQUEST' as const,
    uid: `7f0a7d3e-5c0b-4a53-8f0e-${String(index).padStart(12, '0')}@yhteisaika.example`,
    sequence: index % 4,
    dtstamp: monday - 30 * quarter - index * 1000,
    start: monday + (index % 2_000) * quarter,
    end: monday + ((index % 2_000) + 4) * quarter,
    timeZone: 'Europe/Helsinki',
    summary: 'Tapaaminen',
    location: `Kauppakatu ${index % 90}, Jyväskylä, toinen kerros`,
    description:
      'Kerro, tuletko.\nVastaa kalenterikutsuun tai soita.\n\nJos et pääse, soita: Märta Öhman, 040 123 4567.',
    organiserName: 'Märta Öhman',
    organiserAddress: `kutsut+k${index}@yhteisaika.example`,
    attendee: {
      name: `Väinö Äyräväinen ${index}`,
      address: `vaino${index}@posti.example`,
      requirement: 'REQUIRED' as const,
      status: 'NEEDS_ACTION' as const,
    },
  }));
}

/** The baseline: the same invitation by the library alone, as its manual says, with the same VTIMEZONE from our cache. */
function byLibraryAlone(message: CalendarMessage): string {
  const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(message.timeZone);
  const start = zoned(message.start);
  const calendar = ical({
    prodId: '-//Yhteisaika//Yhteisaika//EN',
    method: ICalCalendarMethod.REQUEST,
    timezone: { name: message.timeZone, generator: (zone) => timeZoneComponent(zone, start.year) },
  });
  calendar.createEvent({
    id: message.uid,
    sequence: message.sequence,
    stamp: Temporal.Instant.fromEpochMilliseconds(message.dtstamp),
    start,
    end: zoned(message.end),
    timezone: message.timeZone,
    summary: message.summary,
    location: message.location ?? null,
    description: message.description ?? null,
    organizer: { name: message.organiserName, email: message.organiserAddress },
    attendees: [
      {
        name: message.attendee.name,
        email: message.attendee.address,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        type: ICalAttendeeType.INDIVIDUAL,
        rsvp: true,
      },
    ],
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    busystatus: ICalEventBusyStatus.BUSY,
  });
  return calendar.toString();
}

/** Milliseconds for all of them; the octets are counted so that nothing can be left undone unseen. */
function timed(write: (message: CalendarMessage) => string, all: readonly CalendarMessage[]): number {
  const begin = performance.now();
  let octets = 0;
  for (const message of all) octets += write(message).length;
  const took = performance.now() - begin;
  if (octets < all.length * 500) throw new Error('The invitations are too short to be whole.');
  return took;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * ical.write of QUALITY.md: 10,000 invitations, repaired and checked, against ical-generator alone, in invitations a
 * second. Each round takes its own fifth of them, first by the library and then by us, and the medians are compared.
 */
export async function icalWriteRows(): Promise<BenchRow[]> {
  const all = messages();
  const share = invitationCount / rounds;
  for (const write of [byLibraryAlone, writeInvitation]) timed(write, all.slice(0, share / 4));
  const ours: number[] = [];
  const library: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const messagesOfRound = all.slice(round * share, (round + 1) * share);
    library.push(timed(byLibraryAlone, messagesOfRound));
    ours.push(timed(writeInvitation, messagesOfRound));
  }
  const perSecond = (milliseconds: number) => Math.round((share / milliseconds) * 1000);
  const value = perSecond(median(ours));
  const baseline = perSecond(median(library));
  const ratio = value / baseline;
  return [
    { name: 'ical.write', value, unit: 'invitations/s', baseline, ratio, goal: `≥ ${goal}`, holds: ratio >= goal },
  ];
}
