import { layersOf } from '../matching/person-calendar.js';
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
  private readonly expand;

  constructor(
    private readonly calendars: ProgrammeCalendars,
    private readonly span: Interval,
    closed: ReadonlySet<LocalDate>,
  ) {
    this.people = new Map(calendars.people.map((person) => [person.id, person]));
    this.rooms = new Map([...calendars.rooms, ...(calendars.otherRooms ?? [])].map((room) => [room.id, room]));
    this.expand = workingHoursExpander(span, closed);
  }

  of(personId: string): IntervalSet {
    const known = this.known.get(personId);
    if (known !== undefined) return known;
    const person = this.people.get(personId);
    if (person === undefined) throw new Error(`Person ${personId} is not among the calendars of the programme.`);
    const isFreeIfUnknown = this.calendars.unknownCountsAsFree?.has(personId) ?? false;
    const { busy, wideToSure } = layersOf(person, this.expand(person.zone, person.hours), this.span, isFreeIfUnknown);
    const free = subtract(wideToSure[0].times, busy);
    this.known.set(personId, free);
    return free;
  }

  /** When all of them are free; the whole span if there is nobody. */
  ofAll(personIds: readonly string[]): IntervalSet {
    return personIds.reduce((free, id) => intersect(free, this.of(id)), intervalSet([this.span]));
  }

  takenOf(roomId: string): IntervalSet {
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error(`Room ${roomId} is not among the calendars of the programme.`);
    return intervalSet(room.busy);
  }
}
