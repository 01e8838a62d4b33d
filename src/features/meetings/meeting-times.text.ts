import type { Blocker, InfeasibilitySummary, Reason, Relaxation } from '../../domain/matching/search-answer.js';
import type { Language, Localised } from '../../domain/result.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import { listOf } from '../directory/list-of-names.js';

/**
 * What a search found, in the words of a person. Names come from `named`, which knows the people and rooms of the
 * search; ids that it does not know are left out of the sentence.
 */
export interface Names {
  person(id: string): string | undefined;
  room(id: string): string | undefined;
}

/** The search answers in the order of ids, which means nothing to a reader; names stand as in any Finnish list of them. */
const inFinnishOrder = new Intl.Collator('fi').compare;

const people = (ids: readonly string[], names: Names): Localised =>
  listOf(ids.flatMap((id) => names.person(id) ?? []).sort(inFinnishOrder));

export function reasonText(reason: Reason, names: Names): Localised {
  switch (reason.kind) {
    case 'EARLIEST':
      return {
        FI: 'Ensimmäinen yhteinen aika.',
        SV: 'Den första gemensamma tiden.',
        EN: 'The first time that everybody shares.',
      };
    case 'EVERY_OPTIONAL_COMES':
      return {
        FI: 'Kaikki toivotut pääsevät mukaan.',
        SV: 'Alla önskade deltagare kan komma.',
        EN: 'Everybody who was wished for can come.',
      };
    case 'OPTIONAL_COME':
      return {
        FI: `Toivotuista pääsee ${reason.count}/${reason.of}.`,
        SV: `${reason.count} av ${reason.of} önskade deltagare kan komma.`,
        EN: `${reason.count} of ${reason.of} who were wished for can come.`,
      };
    case 'LIGHT_DAY':
      return {
        FI: 'Kenelläkään ei ole silloin kiireinen päivä.',
        SV: 'Ingen har en full dag då.',
        EN: 'Nobody has a busy day then.',
      };
    case 'REPORTED':
    case 'UNKNOWN':
    case 'OUTSIDE':
    case 'TENTATIVE':
    case 'NEXT_TO_MEETING':
    case 'SPLINTERS_DAY':
      return aboutPeople(reason.kind, people(reason.personIds, names));
    case 'ODD_HOUR':
      return {
        FI: 'Aika on toimistoajan ulkopuolella.',
        SV: 'Tiden ligger utanför kontorstid.',
        EN: 'The time is outside office hours.',
      };
  }
}

/** Who was asked for and not searched for, since the client has not consented to it. */
export function leftOutText(personIds: readonly string[], names: Names): Localised {
  const who = people(personIds, names);
  return {
    FI: `Pois hausta, koska suostumus puuttuu: ${who.FI}.`,
    SV: `Inte med i sökningen, för samtycke saknas: ${who.SV}.`,
    EN: `Left out of the search, because consent is missing: ${who.EN}.`,
  };
}

function aboutPeople(kind: Extract<Reason, { personIds: readonly string[] }>['kind'], who: Localised): Localised {
  switch (kind) {
    case 'REPORTED':
      return {
        FI: `Vapaa oman ilmoituksen mukaan: ${who.FI}.`,
        SV: `Ledig enligt egen uppgift: ${who.SV}.`,
        EN: `Free, as they told us: ${who.EN}.`,
      };
    case 'UNKNOWN':
      return {
        FI: `Kalenteri ei ole tiedossa: ${who.FI}. Varmista aika.`,
        SV: `Kalendern är inte känd: ${who.SV}. Bekräfta tiden.`,
        EN: `Calendar not known: ${who.EN}. Check the time with them.`,
      };
    case 'OUTSIDE':
      return {
        FI: `Aika ei ole työaikaa: ${who.FI}. Sovi ajasta ensin.`,
        SV: `Tiden är inte arbetstid för ${who.SV}. Kom överens om tiden först.`,
        EN: `Outside working hours: ${who.EN}. Agree on the time first.`,
      };
    case 'TENTATIVE':
      return {
        FI: `Alustava varaus samaan aikaan: ${who.FI}.`,
        SV: `Preliminär bokning samtidigt: ${who.SV}.`,
        EN: `Something tentative at the same time: ${who.EN}.`,
      };
    case 'NEXT_TO_MEETING':
      return {
        FI: `Heti toisen tapaamisen vieressä: ${who.FI}.`,
        SV: `Direkt intill ett annat möte: ${who.SV}.`,
        EN: `Right next to another meeting: ${who.EN}.`,
      };
    case 'SPLINTERS_DAY':
      return {
        FI: `Päivään jää lyhyt rako: ${who.FI}.`,
        SV: `Dagen får en kort lucka: ${who.SV}.`,
        EN: `Leaves a short gap in the day: ${who.EN}.`,
      };
  }
}

export function summaryText(summary: InfeasibilitySummary, blockers: readonly Localised[]): Localised {
  const all = (language: keyof Localised) => blockers.map((blocker) => blocker[language]).join(' + ');
  switch (summary) {
    case 'WINDOW_TOO_SHORT':
      return {
        FI: 'Tapaaminen on pidempi kuin aika, jolta haettiin. Lyhennä tapaamista tai hae pidemmältä ajalta.',
        SV: 'Mötet är längre än den tid som söktes. Förkorta mötet eller sök över en längre tid.',
        EN: 'The meeting is longer than the time that was searched. Make it shorter or search a longer time.',
      };
    case 'NO_START':
      return {
        FI: 'Mikään alkamisaika ei osu haettuun aikaan. Hae pidemmältä ajalta tai tiheämmin.',
        SV: 'Ingen starttid faller inom den sökta tiden. Sök över en längre tid eller tätare.',
        EN: 'No start falls within the searched time. Search a longer time or a finer grid.',
      };
    case 'CONFLICT':
      return {
        FI: `Yhteistä aikaa ei ole. Nämä eivät sovi yhteen: ${all('FI')}.`,
        SV: `Det finns ingen gemensam tid. De här går inte ihop: ${all('SV')}.`,
        EN: `There is no common time. These do not fit together: ${all('EN')}.`,
      };
  }
}

/** `names`: people and rooms some of whose time is only held. */
export function heldText(names: readonly string[]): Localised {
  const who = listOf(names);
  return {
    FI: `Osa ajasta on varattu vain alustavasti: ${who.FI}. Se voi vielä vapautua.`,
    SV: `En del av tiden är bara preliminärt bokad: ${who.SV}. Den kan ännu bli ledig.`,
    EN: `Some of the time is only held: ${who.EN}. It may still come free.`,
  };
}

export function blockerText(blocker: Blocker, names: Names): Localised {
  if (blocker.kind === 'ROOM') {
    const rooms = listOf(blocker.roomIds.flatMap((id) => names.room(id) ?? []).sort(inFinnishOrder));
    return { FI: `tila (${rooms.FI})`, SV: `rum (${rooms.SV})`, EN: `room (${rooms.EN})` };
  }
  const { label, count, personIds } = blocker;
  const who = people(personIds, names);
  if (label) return { FI: label, SV: label, EN: label };
  if (personIds.length === count) return who;
  return { FI: `${count} näistä: ${who.FI}`, SV: `${count} av ${who.SV}`, EN: `${count} of ${who.EN}` };
}

/** What a sentence about a relaxation takes from its search; `labels`: what each requirement is called. */
export interface Told {
  readonly labels: readonly Localised[];
  readonly names: Names;
  readonly zone: string;
}

export function relaxationText(relaxation: Relaxation, told: Told): Localised {
  const change = changeText(relaxation, told);
  const at = (language: Language) => shortMoment(relaxation.example.start, told.zone, language);
  return {
    FI: `${change.FI} → ${at('FI')}`,
    SV: `${change.SV} → ${at('SV')}`,
    EN: `${change.EN} → ${at('EN')}`,
  };
}

function changeText(relaxation: Relaxation, { labels, names }: Told): Localised {
  switch (relaxation.kind) {
    case 'OTHER_ROOM': {
      const room = names.room(relaxation.roomId) ?? '';
      return { FI: `Toisessa tilassa: ${room}`, SV: `I ett annat rum: ${room}`, EN: `In another room: ${room}` };
    }
    case 'ASK_UNKNOWN':
      return askText(relaxation.personIds.length, people(relaxation.personIds, names));
    case 'OUTSIDE_WORKING_HOURS': {
      const who = people(relaxation.personIds, names);
      return {
        FI: `Työajan ulkopuolella: ${who.FI}`,
        SV: `Utanför arbetstid: ${who.SV}`,
        EN: `Outside working hours: ${who.EN}`,
      };
    }
    case 'WITHOUT_REQUIREMENT': {
      const room: Localised[] = relaxation.withoutRoom ? [{ FI: 'tila', SV: 'rum', EN: 'a room' }] : [];
      const dropped = [...relaxation.requirements.flatMap((index) => labels[index] ?? []), ...room];
      const without = (language: keyof Localised) => dropped.map((label) => label[language]).join(', ');
      return { FI: `Ilman tätä: ${without('FI')}`, SV: `Utan ${without('SV')}`, EN: `Without ${without('EN')}` };
    }
    case 'SHORTER': {
      const minutes = Math.round(relaxation.durationMs / 60_000);
      return { FI: `Lyhyempi, ${minutes} min`, SV: `Kortare, ${minutes} min`, EN: `Shorter, ${minutes} min` };
    }
    case 'LATER_WINDOW':
      return { FI: 'Myöhemmin', SV: 'Senare', EN: 'Later' };
  }
}

function askText(count: number, who: Localised): Localised {
  return count === 1
    ? {
        FI: `Kysy häneltä: ${who.FI}. Hänen kalenteriaan ei näy`,
        SV: `Fråga ${who.SV}. Kalendern syns inte`,
        EN: `Ask ${who.EN}. The calendar cannot be seen`,
      }
    : {
        FI: `Kysy heiltä: ${who.FI}. Heidän kalentereitaan ei näy`,
        SV: `Fråga ${who.SV}. Deras kalendrar syns inte`,
        EN: `Ask ${who.EN}. Their calendars cannot be seen`,
      };
}
