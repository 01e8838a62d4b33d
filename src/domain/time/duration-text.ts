import type { Language } from '../result.js';

interface Words {
  readonly hour: string;
  readonly hours: string;
  readonly minute: string;
  readonly minutes: string;
}

const tables: Readonly<Record<Language, Words>> = {
  FI: { hour: 'tunti', hours: 'tuntia', minute: 'minuutti', minutes: 'minuuttia' },
  SV: { hour: 'timme', hours: 'timmar', minute: 'minut', minutes: 'minuter' },
  EN: { hour: 'hour', hours: 'hours', minute: 'minute', minutes: 'minutes' },
};

/**
 * "1 tunti 30 minuuttia", "45 minuter", "2 hours". From milliseconds, in whole minutes. Days stay hours: "1 day" would be
 * read as from morning to evening.
 */
export function durationText(ms: number, language: Language): string {
  const words = tables[language];
  const minutes = Math.round(ms / 60_000);
  const [wholeHours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const hourText = wholeHours === 0 ? [] : [`${wholeHours} ${wholeHours === 1 ? words.hour : words.hours}`];
  const minuteText = rest === 0 && wholeHours > 0 ? [] : [`${rest} ${rest === 1 ? words.minute : words.minutes}`];
  return [...hourText, ...minuteText].join(' ');
}
