import type { Language } from '../../domain/result.js';
import { longMoment } from '../../domain/time/local-date-text.js';
import type { ThinnedMeeting } from '../meetings/departure.store.js';
import type { Letter } from '../../platform/mail/letter.js';

/** More are counted in one sentence; the service shows them all. */
const meetingsListedMax = 20;

interface DepartureWords {
  readonly tag: string;
  readonly greeting: string;
  readonly subject: (several: boolean) => string;
  readonly happened: (several: boolean) => string;
  readonly lacks: (moment: string, mustComeCount: number) => string;
  readonly more: (count: number) => string;
  readonly todo: readonly string[];
  readonly open: string;
}

const words: Readonly<Record<Language, DepartureWords>> = {
  FI: {
    tag: 'fi',
    greeting: 'Hei,',
    subject: (several) => (several ? 'Muutos tapaamisten osallistujissa' : 'Muutos tapaamisen osallistujissa'),
    happened: (several) =>
      several
        ? 'Joku ei ole enää mukana tapaamisissa, jotka järjestät.'
        : 'Joku ei ole enää mukana tapaamisessa, jonka järjestät.',
    lacks: (moment, count) => {
      if (count === 0) return `Tapaamisesta ${moment} puuttuu joku, joka sai itse päättää, tuleeko.`;
      return `Tapaamisesta ${moment} puuttuu ${count === 1 ? 'yksi, jonka' : `${count}, joiden`} piti tulla.`;
    },
    more: (count) =>
      count === 1 ? 'Muutos koskee vielä yhtä tapaamista.' : `Muutos koskee vielä ${count} muuta tapaamista.`,
    todo: [
      'Avaa Yhteisaika ja katso, kuka ei ole enää mukana.',
      'Kutsu toinen tai peru tapaaminen, jos se on tarpeen.',
    ],
    open: 'Avaa Yhteisaika',
  },
  SV: {
    tag: 'sv',
    greeting: 'Hej,',
    subject: (several) => (several ? 'Ändring bland mötenas deltagare' : 'Ändring bland mötets deltagare'),
    happened: (several) =>
      several
        ? 'Någon är inte längre med på möten som du ordnar.'
        : 'Någon är inte längre med på ett möte som du ordnar.',
    lacks: (moment, count) => {
      if (count === 0) return `På mötet ${moment} saknas någon som fick välja själv.`;
      return `På mötet ${moment} saknas ${count === 1 ? 'en person' : `${count} personer`} som skulle komma.`;
    },
    more: (count) => (count === 1 ? 'Ändringen gäller ännu ett möte.' : `Ändringen gäller ännu ${count} andra möten.`),
    todo: [
      'Öppna Yhteisaika och se vem som inte längre är med.',
      'Bjud in någon annan eller ställ in mötet om det behövs.',
    ],
    open: 'Öppna Yhteisaika',
  },
  EN: {
    tag: 'en',
    greeting: 'Hello,',
    subject: (several) => `A change in who comes to your ${several ? 'meetings' : 'meeting'}`,
    happened: (several) => `Somebody no longer takes part in ${several ? 'meetings' : 'a meeting'} that you organise.`,
    lacks: (moment, count) => {
      if (count === 0) return `The meeting on ${moment} lacks somebody who was free to choose.`;
      return `The meeting on ${moment} lacks ${count === 1 ? 'one person' : `${count} people`} who had to come.`;
    },
    more: (count) => `The change concerns ${count === 1 ? 'one more meeting' : `${count} more meetings`}.`,
    todo: [
      'Open Yhteisaika to see who no longer takes part.',
      'Invite somebody else or cancel the meeting, if that is needed.',
    ],
    open: 'Open Yhteisaika',
  },
};

/**
 * Tells an organiser that meetings go on without somebody, by date. A mail leaves the house, so it names neither who left
 * nor why, and nobody's organisation: the service shows that to those who may see it. `meetings` has at least one.
 */
export function departureText(language: Language, meetings: readonly ThinnedMeeting[], serviceUrl: string): Letter {
  const { tag, greeting, subject, happened, lacks, more, todo, open } = words[language];
  const several = meetings.length > 1;
  const listed = meetings.slice(0, meetingsListedMax);
  const rest = meetings.length - listed.length;
  const lines = listed.map(({ start, timeZone, mustComeCount }) =>
    lacks(longMoment(start, timeZone, language), mustComeCount),
  );
  return {
    tag,
    subject: subject(several),
    greeting,
    blocks: [
      { sentences: [happened(several)] },
      { sentences: [...lines, ...(rest > 0 ? [more(rest)] : [])] },
      { sentences: todo },
      { label: open, url: serviceUrl },
    ],
    sentenceALine: true,
  };
}
