import { meetingsToCome } from '../../../src/features/meetings/case-closing.problems.js';

const start = Date.UTC(2027, 2, 1, 7);
const coming = (count: number) => meetingsToCome({ count, start, timeZone: 'Europe/Helsinki' });

it.each([
  [
    1,
    {
      FI: 'Asiakkuudella on tuleva tapaaminen ma 1.3. klo 9.00. Peru se ensin, tai sulje asiakkuus sen jälkeen.',
      SV: 'Klientskapet har ett kommande möte mån 1.3 kl. 9.00. Ställ in det först, eller avsluta klientskapet efter mötet.',
      EN: 'The case has a coming meeting on Mon 1 March at 9:00. Cancel it first, or close the case after it.',
    },
  ],
  [
    3,
    {
      FI: 'Asiakkuudella on 3 tulevaa tapaamista. Seuraava on ma 1.3. klo 9.00. Peru ne ensin, tai sulje asiakkuus niiden jälkeen.',
      SV: 'Klientskapet har 3 kommande möten. Nästa är mån 1.3 kl. 9.00. Ställ in dem först, eller avsluta klientskapet efter dem.',
      EN: 'The case has 3 coming meetings. The next is on Mon 1 March at 9:00. Cancel them first, or close the case after them.',
    },
  ],
])('a case with %d meetings to come is not closed: how many, when, and what to do', (count, sentence) => {
  expect(coming(count)).toEqual({ code: 'VALIDATION', field: 'caseId', sentence });
});
