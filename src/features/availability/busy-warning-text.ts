import type { Localised } from '../../domain/result.js';
import type { BusyWarning, BusyWarningCode } from '../../platform/icalendar/busy-warnings.js';

/** What of a calendar could not be read as it was meant, said to whoever keeps it. Events are never named: nothing is kept of them. */
export function busyWarningText({ code, detail, count }: BusyWarning): Localised {
  const text = TEXTS[code](detail);
  if (count === 1) return text;
  return { FI: `${text.FI} (${count} kertaa)`, SV: `${text.SV} (${count} gånger)`, EN: `${text.EN} (${count} times)` };
}

const always = (FI: string, SV: string, EN: string) => (): Localised => ({ FI, SV, EN });

const TEXTS: Readonly<Record<BusyWarningCode, (detail: string) => Localised>> = {
  CUT_OFF: always(
    'Kalenterin lopun jälkeen on muuta tekstiä.',
    'Efter kalenderns slut finns annan text.',
    'There is other text after the end of the calendar.',
  ),
  EVENT_NOT_READ: always(
    'Tapahtuman alkua ei voi lukea, joten sitä ei oteta huomioon.',
    'Början på en händelse går inte att läsa, så den räknas inte.',
    'The start of an event cannot be read, so it does not count.',
  ),
  EVENT_ENDS_BEFORE_START: always(
    'Tapahtuma loppuu ennen kuin se alkaa.',
    'En händelse slutar innan den börjar.',
    'An event ends before it starts.',
  ),
  RULE_NOT_READ: (detail) => ({
    FI: `Toistoa ei voi lukea, joten tapahtuma lasketaan kerran: ${detail}`,
    SV: `Upprepningen går inte att läsa, så händelsen räknas en gång: ${detail}`,
    EN: `A repetition cannot be read, so the event counts once: ${detail}`,
  }),
  DATE_NOT_READ: always(
    'Toistuvan tapahtuman poikkeusta ei voi lukea.',
    'Ett undantag för en återkommande händelse går inte att läsa.',
    'An exception of an event that repeats cannot be read.',
  ),
  TOO_MANY_OCCURRENCES: always(
    'Tapahtuma toistuu liian monta kertaa.',
    'En händelse upprepas för många gånger.',
    'An event repeats too many times.',
  ),
  ZONE_UNKNOWN: (detail) => ({
    FI: `Aikavyöhykettä ei tunneta, joten ajat luetaan omassa vyöhykkeessä: ${detail}`,
    SV: `Tidszonen är okänd, så tiderna läses i den egna zonen: ${detail}`,
    EN: `The time zone is not known, so times are read in the own zone: ${detail}`,
  }),
  ZONE_DEVIATES: (detail) => ({
    FI: `Kalenteri kuvaa aikavyöhykkeen toisin kuin se on; käytämme oikeita aikoja: ${detail}`,
    SV: `Kalendern beskriver tidszonen annorlunda än den är; vi använder de rätta tiderna: ${detail}`,
    EN: `The calendar describes the time zone otherwise than it is; we use the right times: ${detail}`,
  }),
  FREE_BUSY_NOT_READ: always(
    'Varattua aikaa ei voi lukea.',
    'En upptagen tid går inte att läsa.',
    'A busy time cannot be read.',
  ),
};
