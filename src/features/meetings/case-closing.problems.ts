import { invalid, type PlainProblem } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import type { ComingMeetings } from './coming-meetings.js';

/** Why a case cannot be closed: how many meetings would be left without one, and when the next of them is. */
export function meetingsToCome({ count, start, timeZone }: ComingMeetings): PlainProblem {
  const next = (language: Language) => shortMoment(start, timeZone, language);
  const sentence =
    count === 1
      ? {
          FI: `Asiakkuudella on tuleva tapaaminen ${next('FI')}. Peru se ensin, tai sulje asiakkuus sen jälkeen.`,
          SV: `Klientskapet har ett kommande möte ${next('SV')}. Ställ in det först, eller avsluta klientskapet efter mötet.`,
          EN: `The case has a coming meeting on ${next('EN')}. Cancel it first, or close the case after it.`,
        }
      : {
          FI: `Asiakkuudella on ${count} tulevaa tapaamista. Seuraava on ${next('FI')}. Peru ne ensin, tai sulje asiakkuus niiden jälkeen.`,
          SV: `Klientskapet har ${count} kommande möten. Nästa är ${next('SV')}. Ställ in dem först, eller avsluta klientskapet efter dem.`,
          EN: `The case has ${count} coming meetings. The next is on ${next('EN')}. Cancel them first, or close the case after them.`,
        };
  return invalid('caseId', sentence);
}
