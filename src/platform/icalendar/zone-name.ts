import { Temporal } from 'temporal-polyfill';
import { windowsZones } from './windows-zones.js';

/** Longer names are nobody's; a hostile file shall not have us look them up. */
const nameCharactersMax = 200;

/** Outlook's longest display name has five; each costs a look-up. */
const citiesPerNameMax = 10;

/** What is remembered of names that were looked up, so that a feed of ten thousand events asks once. */
const namesKeptMax = 1_000;
const kept = new Map<string, string | undefined>();

/**
 * The IANA zone that a calendar program means by a TZID: an IANA name in any case, Windows' own ("FLE Standard Time"), an
 * Outlook display name ("(UTC+02:00) Helsinki, Kyiv, Riga"), or one of the two behind a prefix
 * ("/freeassociation.sourceforge.net/Europe/Helsinki"). Undefined when it is none of them: then the file's VTIMEZONE counts.
 */
export function ianaZoneOf(name: string): string | undefined {
  if (name.length > nameCharactersMax) return undefined;
  if (!kept.has(name)) {
    if (kept.size >= namesKeptMax) kept.clear();
    kept.set(name, found(name.trim().replace(/^"(.*)"$/, '$1')));
  }
  return kept.get(name);
}

function found(name: string): string | undefined {
  return tzdb(name) ?? windows(name) ?? afterPrefix(name) ?? displayed(name);
}

/** In the spelling of the tz database; a link keeps the name it came with. */
function tzdb(name: string): string | undefined {
  if (/^(?:Z|UTC|GMT|Coordinated Universal Time)$/i.test(name)) return 'UTC';
  // "EST" and offsets are no zones that a person lives in; Temporal would take both.
  if (!/^[A-Za-z_]+\/[A-Za-z0-9_+/-]+$/.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function windows(name: string): string | undefined {
  return windowsZones.get(name.toLowerCase().replace(/ (?:standard|daylight|summer) time$/, ''));
}

/** The last three, then two, parts of a path: America/Indiana/Indianapolis before Indiana/Indianapolis. */
function afterPrefix(name: string): string | undefined {
  const parts = name.split('/');
  if (parts.length < 3) return undefined;
  return tzdb(parts.slice(-3).join('/')) ?? tzdb(parts.slice(-2).join('/'));
}

/** Outlook names cities in the order of its own list, and the first that the tz database knows stands for the zone. */
function displayed(name: string): string | undefined {
  const cities = /^\((?:UTC|GMT)[^)]*\)\s*(.+)$/i.exec(name)?.[1];
  if (cities === undefined) return undefined;
  for (const part of cities.split(',', citiesPerNameMax)) {
    const city = part.trim();
    const zone = windows(city.replace(/ time(?: \(.*\))?$/i, '')) ?? zoneOfCity(city);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

let zonesByCity: ReadonlyMap<string, string> | undefined;

/**
 * By the last part of the zone's name. Asking Intl for its list takes a fifth of a millisecond, and a calendar can name tens of
 * thousands of cities, so it is asked once; not at the start, since most processes never meet such a name.
 */
function zoneOfCity(city: string): string | undefined {
  zonesByCity ??= new Map(
    // Backwards, so that of two zones with the same city the first of the list stays.
    Intl.supportedValuesOf('timeZone')
      .reverse()
      .map((zone) => [zone.slice(zone.lastIndexOf('/') + 1).toLowerCase(), zone]),
  );
  return zonesByCity.get(city.replaceAll(' ', '_').toLowerCase());
}
