import { type Layers, layersOf } from '../matching/person-calendar.js';
import type { Person, Room } from '../matching/search-request.js';
import { type Interval, type IntervalSet, intersect, intervalSet, subtract } from '../time/interval.js';
import type { LocalDate } from '../time/local-date.js';
import { workingHoursExpander } from '../time/working-hours.js';
import type { ProgrammeCalendars } from './programme-wish.js';

/** When people and rooms are free over the span of a programme. Everybody's time is expanded once, when first asked for. */
export class FreeTimes {
  private readonly people: ReadonlyMap<string, Person>;
  private readonly rooms: ReadonlyMap<string, Room>;
  private readonly known = new Map<string, IntervalSet>();
  /** Both types of day mostly have the same attendees. */
  private readonly knownOfAll = new Map<string, IntervalSet>();
  private readonly expand;

  constructor(
    private readonly calendars: ProgrammeCalendars,
    /** Over which all calendars are complete. */
    readonly span: Interval,
    private readonly closed: ReadonlySet<LocalDate>,
  ) {
    this.people = new Map(calendars.people.map((person) => [person.id, person]));
    this.rooms = new Map([...calendars.rooms, ...(calendars.otherRooms ?? [])].map((room) => [room.id, room]));
    this.expand = workingHoursExpander(span, closed);
  }

  of(personId: string): IntervalSet {
    const known = this.known.get(personId);
    if (known !== undefined) return known;
    const { busy, wideToSure } = this.layersOf(personId);
    const free = subtract(wideToSure[0].times, busy);
    this.known.set(personId, free);
    return free;
  }

  /** Whether there is time of which nobody knows if the person can come, and which does not count as free. */
  isUnknown(personId: string): boolean {
    return !this.countsAsFree(personId) && this.layersOf(personId).unknown.length > 0;
  }

  private layersOf(personId: string): Layers {
    const person = this.people.get(personId);
    if (person === undefined) throw new Error(`Person ${personId} is not among the calendars of the programme.`);
    return layersOf(person, this.expand(person.zone, person.hours), this.span, this.countsAsFree(personId));
  }

  private countsAsFree(personId: string): boolean {
    return this.calendars.unknownCountsAsFree?.has(personId) ?? false;
  }

  /** When all of them are free; the whole span if there is nobody. */
  ofAll(personIds: readonly string[]): IntervalSet {
    const key = personIds.join(' ');
    const known = this.knownOfAll.get(key);
    if (known !== undefined) return known;
    const free = personIds.reduce((all, id) => intersect(all, this.of(id)), intervalSet([this.span]));
    this.knownOfAll.set(key, free);
    return free;
  }

  /** The same calendars, but that these people, too, count as free when nobody knows. */
  withUnknown(personIds: readonly string[]): FreeTimes {
    const unknownCountsAsFree = new Set([...(this.calendars.unknownCountsAsFree ?? []), ...personIds]);
    return new FreeTimes({ ...this.calendars, unknownCountsAsFree }, this.span, this.closed);
  }

  takenOf(roomId: string): IntervalSet {
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error(`Room ${roomId} is not among the calendars of the programme.`);
    return intervalSet(room.busy);
  }
}
