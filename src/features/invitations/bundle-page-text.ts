import type { Language } from '../../domain/result.js';

/** The words of the page of several invitations that neither their mail nor the pages of single ones have. */
interface BundlePageWords {
  readonly title: string;
  readonly answersDiffer: string;
  readonly acceptAll: string;
  /** Where some have been answered by themselves. */
  readonly acceptOthers: string;
  readonly othersStay: string;
  readonly oneByOne: string;
  readonly meetings: string;
  readonly cancelled: string;
  readonly notNeeded: string;
  readonly over: (count: number) => string;
  readonly changedMeanwhile: string;
}

export const bundlePageWords: Readonly<Record<Language, BundlePageWords>> = {
  FI: {
    title: 'Kutsu tapaamisiin',
    answersDiffer: 'Olet vastannut eri tapaamisiin eri tavalla.',
    acceptAll: 'Tulen kaikkiin',
    acceptOthers: 'Tulen muihin',
    othersStay: 'Jo antamasi vastaukset pysyvät.',
    oneByOne: 'Jos jokin tapaaminen ei sovi, valitse se ja vastaa siihen erikseen.',
    meetings: 'Tapaamiset',
    cancelled: 'Peruttu',
    notNeeded: 'Sinun ei tarvitse tulla.',
    over: (count) => (count === 1 ? 'Yksi tapaaminen on jo ohi.' : `${count} tapaamista on jo ohi.`),
    changedMeanwhile: 'Tapaamiset ovat muuttuneet sillä välin. Katso uudet ajat ja vastaa uudelleen.',
  },
  SV: {
    title: 'Inbjudan till möten',
    answersDiffer: 'Du har svarat olika på olika möten.',
    acceptAll: 'Jag kommer till alla',
    acceptOthers: 'Jag kommer till de andra',
    othersStay: 'De svar du redan har gett ändras inte.',
    oneByOne: 'Om något möte inte passar, välj det och svara på det särskilt.',
    meetings: 'Möten',
    cancelled: 'Inställt',
    notNeeded: 'Du behöver inte komma.',
    over: (count) => (count === 1 ? 'Ett möte är redan över.' : `${count} möten är redan över.`),
    changedMeanwhile: 'Mötena har ändrats under tiden. Se de nya tiderna och svara igen.',
  },
  EN: {
    title: 'Invitation to meetings',
    answersDiffer: 'You have answered different meetings differently.',
    acceptAll: 'I am coming to all',
    acceptOthers: 'I am coming to the others',
    othersStay: 'The answers that you have given stay.',
    oneByOne: 'If one of the meetings does not suit you, choose it and answer it separately.',
    meetings: 'Meetings',
    cancelled: 'Cancelled',
    notNeeded: 'You do not need to come.',
    over: (count) => (count === 1 ? 'One meeting is already over.' : `${count} meetings are already over.`),
    changedMeanwhile: 'The meetings have changed in the meantime. See the new times and answer again.',
  },
};
