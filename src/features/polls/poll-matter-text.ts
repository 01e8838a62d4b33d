import type { Language } from '../../domain/result.js';
import { durationText } from '../../domain/time/duration-text.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';
import type { Channel } from '../meetings/meeting.js';

/** What everybody who is asked may know of a poll: who asks, and for what kind of meeting. Nothing about anybody else. */
export interface PollMatter {
  readonly organiserName: string;
  readonly organiserPhone: string | null;
  /** Null: the neutral name, which the sentences say by themselves. */
  readonly publicTitle: string | null;
  /** Milliseconds: of the meeting, or of the reader's part of it. */
  readonly durationMs: number;
  readonly channel: Channel;
  /** The room's public name and address. */
  readonly place: string | null;
}

/** The matter's values, cleaned for the middle of a sentence. */
export interface ToldMatter {
  readonly organiser: string | undefined;
  readonly phone: string | undefined;
  readonly title: string | undefined;
  /** Who asks, for what, how long, where: in this order, one thing a sentence. */
  readonly sentences: readonly string[];
}

export function toldMatter(matter: PollMatter, language: Language): ToldMatter {
  const organiser = valueInSentence(matter.organiserName);
  const phone = cleanValue(matter.organiserPhone ?? undefined);
  const title = valueInSentence(matter.publicTitle ?? undefined);
  const say = words[language];
  return {
    organiser,
    phone: phone === undefined ? undefined : phoneNumberText(phone),
    title,
    sentences: [
      organiser === undefined ? say.asked : say.asks(organiser),
      ...(title === undefined ? [] : [say.named(title)]),
      say.takes(durationText(matter.durationMs, language)),
      ...where(matter, say),
    ],
  };
}

function where({ channel, place }: PollMatter, say: MatterWords): string[] {
  const known = valueInSentence(place?.replace(/[.\s]+$/, ''));
  const room = known === undefined ? say.noPlace : say.place(known);
  switch (channel) {
    case 'ON_SITE':
      return [room];
    case 'HYBRID':
      return [room, say.alsoOnVideo];
    case 'VIDEO':
      return [say.onVideo];
    case 'PHONE':
      return [say.byPhone];
  }
}

interface MatterWords {
  readonly asks: (organiser: string) => string;
  readonly asked: string;
  readonly named: (title: string) => string;
  readonly takes: (duration: string) => string;
  readonly place: (place: string) => string;
  readonly noPlace: string;
  readonly onVideo: string;
  readonly alsoOnVideo: string;
  readonly byPhone: string;
}

const words: Readonly<Record<Language, MatterWords>> = {
  FI: {
    asks: (organiser) => `${organiser} kysyy, milloin pääset tapaamiseen.`,
    asked: 'Sinulta kysytään, milloin pääset tapaamiseen.',
    named: (title) => `Tapaamisen nimi on ${title}.`,
    takes: (duration) => `Tapaamisen kesto on ${duration}.`,
    place: (place) => `Paikka on ${place}.`,
    noPlace: 'Paikka ei ole vielä tiedossa.',
    onVideo: 'Tapaaminen pidetään videolla.',
    alsoOnVideo: 'Voit osallistua myös videolla.',
    byPhone: 'Tapaaminen pidetään puhelimessa.',
  },
  SV: {
    asks: (organiser) => `${organiser} frågar när du kan komma på ett möte.`,
    asked: 'Vi frågar när du kan komma på ett möte.',
    named: (title) => `Mötets namn är ${title}.`,
    takes: (duration) => `Mötet tar ${duration}.`,
    place: (place) => `Platsen är ${place}.`,
    noPlace: 'Platsen är inte klar ännu.',
    onVideo: 'Mötet hålls på video.',
    alsoOnVideo: 'Du kan också delta på video.',
    byPhone: 'Mötet hålls per telefon.',
  },
  EN: {
    asks: (organiser) => `${organiser} asks when you can come to a meeting.`,
    asked: 'We would like to know when you can come to a meeting.',
    named: (title) => `The name of the meeting is ${title}.`,
    takes: (duration) => `The meeting takes ${duration}.`,
    place: (place) => `The place is ${place}.`,
    noPlace: 'The place is not known yet.',
    onVideo: 'The meeting is on video.',
    alsoOnVideo: 'You can also join by video.',
    byPhone: 'The meeting is by telephone.',
  },
};
