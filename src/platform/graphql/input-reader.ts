import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, refused, type Localised, type Result } from '../../domain/result.js';
import { parseInstant, type WrittenInstant, yearMax, yearMin } from '../../domain/time/instant-text.js';
import { parseDuration } from '../../domain/time/iso-duration.js';
import { isLocalDate } from '../../domain/time/local-date.js';
import { minuteOfDayOf } from '../../domain/time/local-time.js';
import { isTimeZone } from '../../domain/time/zone.js';
import { webAddressOf } from '../../domain/web-address.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the texts of an input into values and gathers what is wrong with them, so that a resolver parses in one
 * expression and answers with every problem at once:
 *
 *     const read = new InputReader('input');
 *     return read.result({ start: read.instant('start', input.start), durationMs: read.duration('duration', input.duration) });
 *
 * After a problem the value in its place is a stand-in that never leaves `result`.
 */
export class InputReader {
  private readonly problems: PlainProblem[] = [];

  /** `path` is the argument that is read, 'input'; empty when the arguments themselves are. */
  constructor(private readonly path: string) {}

  /** What was read, or the problems that were met. */
  result<Value>(value: Value): Result<Value, PlainProblem> {
    return this.problems.length === 0 ? ok(value) : refused(...this.problems);
  }

  /** RFC 3339 with offset, to epoch milliseconds. */
  instant(field: string, text: string): number {
    return this.writtenInstant(field, text).instant;
  }

  /** As `instant`, with the wall clock it was written by: for what is planned, whose hour a clock change may skip. */
  writtenInstant(field: string, text: string): WrittenInstant {
    const written = parseInstant(text);
    if (written.ok) return written.value;
    const sentence = written.problems[0] === 'OUT_OF_RANGE' ? INSTANT_OUT_OF_RANGE : NO_INSTANT;
    return this.refuse(field, sentence, { instant: 0, wallClock: 0, offsetMinutes: 'Z' });
  }

  /** ISO 8601, to milliseconds. */
  duration(field: string, text: string): number {
    const duration = parseDuration(text);
    return duration.ok ? duration.value : this.refuse(field, NO_DURATION, 0);
  }

  timeZone(field: string, name: string): string {
    return isTimeZone(name) ? name : this.refuse(field, NO_TIME_ZONE, 'UTC');
  }

  localDate(field: string, text: string): string {
    return isLocalDate(text) ? text : this.refuse(field, NO_DATE, '1970-01-01');
  }

  /** Minutes since midnight. */
  localTime(field: string, text: string): number {
    return minuteOfDayOf(text) ?? this.refuse(field, NO_LOCAL_TIME, 0);
  }

  /** An id as the database writes it. One that cannot be an id names nothing, as one of another area does. */
  id(field: string, text: string, unknown: Localised): string {
    if (UUID.test(text)) return text.toLowerCase();
    this.problems.push({ code: 'NOT_FOUND', field: this.at(field), sentence: unknown });
    return text;
  }

  /** An absolute https address; anything else in a mail could run or mislead. */
  webAddress(field: string, text: string): string {
    return text.length <= webAddressCharactersMax && webAddressOf(text)?.protocol === 'https:'
      ? text
      : this.refuse(field, NO_WEB_ADDRESS, text);
  }

  refuse<StandIn>(field: string, sentence: Localised, standIn: StandIn): StandIn {
    this.problems.push(invalid(this.at(field), sentence));
    return standIn;
  }

  private at(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`;
  }
}

const webAddressCharactersMax = 2_000;

/** Whether a text could be an id; what could not names nothing. */
export const isId = (text: string): boolean => UUID.test(text);

const NO_INSTANT: Localised = {
  FI: 'Tätä aikaa ei voi lukea. Anna päivä, kellonaika ja aikaero, esimerkiksi 2027-03-05T09:00:00+02:00.',
  SV: 'Tiden går inte att läsa. Ange dag, klockslag och tidsskillnad, till exempel 2027-03-05T09:00:00+02:00.',
  EN: 'This time cannot be read. Give the day, the hour and the offset, for example 2027-03-05T09:00:00+02:00.',
};

const INSTANT_OUT_OF_RANGE: Localised = {
  FI: `Vuosi on liian kaukana. Anna vuosi väliltä ${yearMin}–${yearMax}.`,
  SV: `Året är för långt borta. Ange ett år mellan ${yearMin} och ${yearMax}.`,
  EN: `The year is too far away. Give a year from ${yearMin} to ${yearMax}.`,
};

const NO_DURATION: Localised = {
  FI: 'Kestoa ei voi lukea. Anna se ISO 8601 -muodossa, esimerkiksi PT1H tai PT1H30M.',
  SV: 'Längden går inte att läsa. Ange den enligt ISO 8601, till exempel PT1H eller PT1H30M.',
  EN: 'The duration cannot be read. Give it as ISO 8601, for example PT1H or PT1H30M.',
};

const NO_TIME_ZONE: Localised = {
  FI: 'Aikavyöhykettä ei tunneta. Anna sen IANA-nimi, esimerkiksi Europe/Helsinki.',
  SV: 'Tidszonen är okänd. Ange dess IANA-namn, till exempel Europe/Helsinki.',
  EN: 'The time zone is unknown. Give its IANA name, for example Europe/Helsinki.',
};

const NO_DATE: Localised = {
  FI: 'Tätä päivää ei ole. Anna päivä muodossa 2027-03-05.',
  SV: 'Dagen finns inte. Ange den i formen 2027-03-05.',
  EN: 'There is no such day. Give it as 2027-03-05.',
};

const NO_LOCAL_TIME: Localised = {
  FI: 'Kellonaikaa ei voi lukea. Anna se muodossa 08:30.',
  SV: 'Klockslaget går inte att läsa. Ange det i formen 08:30.',
  EN: 'This time of day cannot be read. Give it as 08:30.',
};

const NO_WEB_ADDRESS: Localised = {
  FI: 'Verkko-osoite ei kelpaa. Anna koko osoite, joka alkaa https://.',
  SV: 'Webbadressen duger inte. Ange hela adressen, som börjar med https://.',
  EN: 'The web address will not do. Give the whole address, starting with https://.',
};
