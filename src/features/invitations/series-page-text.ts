import type { Language } from '../../domain/result.js';

/** The words that the page of a series, and of one of its times, has besides those of a meeting's page and of its letters. */
export interface SeriesPageWords {
  readonly titles: { readonly invited: string; readonly cancelled: string; readonly over: string };
  readonly forInformation: string;
  readonly question: string;
  readonly mayChange: string;
  /** In the stead of the one answer, where there is none. */
  readonly answersDiffer: string;
  readonly answerForAll: string;
  readonly oneOfSeries: string;
  readonly answerForOne: string;
  readonly comingTimes: string;
  readonly oneByOne: string;
  /** The last line of a list that would be too long. */
  readonly moreTimes: (count: number) => string;
}

export const seriesPageWords: Readonly<Record<Language, SeriesPageWords>> = {
  FI: {
    titles: {
      invited: 'Kutsu toistuviin tapaamisiin',
      cancelled: 'Tapaamiset on peruttu',
      over: 'Tulevia tapaamisia ei ole',
    },
    forInformation: 'Tapaamiset ovat sinulle tiedoksi.',
    question: 'Tuletko kaikkiin kertoihin?',
    mayChange: 'Voit muuttaa vastaustasi niin kauan kuin kertoja on jäljellä.',
    answersDiffer: 'Olet vastannut eri kertoihin eri tavalla.',
    answerForAll: 'Vastaat samalla kaikkiin tuleviin kertoihin.',
    oneOfSeries: 'Tämä on yksi kerta toistuvista tapaamisista.',
    answerForOne: 'Vastauksesi koskee vain tätä kertaa.',
    comingTimes: 'Tulevat kerrat',
    oneByOne: 'Jos vain yksi kerta ei sovi, valitse se ja vastaa siihen erikseen.',
    moreTimes: (count) => (count === 1 ? 'ja yksi muu kerta' : `ja ${count} muuta kertaa`),
  },
  SV: {
    titles: {
      invited: 'Inbjudan till återkommande möten',
      cancelled: 'Mötena är inställda',
      over: 'Det finns inga kommande möten',
    },
    forInformation: 'Mötena är till din kännedom.',
    question: 'Kommer du alla gånger?',
    mayChange: 'Du kan ändra ditt svar så länge det finns gånger kvar.',
    answersDiffer: 'Du har svarat olika för olika gånger.',
    answerForAll: 'Du svarar samtidigt för alla kommande gånger.',
    oneOfSeries: 'Detta är en gång av återkommande möten.',
    answerForOne: 'Ditt svar gäller bara denna gång.',
    comingTimes: 'Kommande gånger',
    oneByOne: 'Om bara en gång inte passar, välj den och svara för den särskilt.',
    moreTimes: (count) => (count === 1 ? 'och en gång till' : `och ${count} gånger till`),
  },
  EN: {
    titles: {
      invited: 'Invitation to regular meetings',
      cancelled: 'The meetings are cancelled',
      over: 'There are no coming meetings',
    },
    forInformation: 'The meetings are for your information.',
    question: 'Are you coming to all the dates?',
    mayChange: 'You can change your answer as long as there are dates to come.',
    answersDiffer: 'You have answered differently for different dates.',
    answerForAll: 'You answer for all coming dates at once.',
    oneOfSeries: 'This is one of several regular meetings.',
    answerForOne: 'Your answer is for this date only.',
    comingTimes: 'Coming dates',
    oneByOne: 'If only one date does not suit you, choose it and answer it separately.',
    moreTimes: (count) => (count === 1 ? 'and one more date' : `and ${count} more dates`),
  },
};
