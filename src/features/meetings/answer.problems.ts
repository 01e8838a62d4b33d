import type { ConsentMissingProblem, PlainProblem, TimeTakenProblem } from '../../domain/problem.js';

/** What goes wrong with answers, said to the one who answers: somebody who was invited, and has no calendar of ours to open. */

/** As well for somebody who was removed: their link says nothing about a meeting that they are not in. */
export const notInvited: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.token',
  sentence: {
    FI: 'Kutsu ei ole voimassa. Avaa linkki uusimmasta viestistä tai soita kutsujalle.',
    SV: 'Inbjudan gäller inte. Öppna länken i det nyaste meddelandet eller ring den som bjöd in dig.',
    EN: 'This invitation is not valid. Open the link in the newest message or call the person who invited you.',
  },
};

export const meetingCancelled: PlainProblem = {
  code: 'ALREADY_CANCELLED',
  field: 'input.token',
  sentence: {
    FI: 'Tapaaminen on peruttu. Sinun ei tarvitse tehdä mitään.',
    SV: 'Mötet är inställt. Du behöver inte göra någonting.',
    EN: 'The meeting is cancelled. You do not need to do anything.',
  },
};

export const meetingOver: PlainProblem = {
  code: 'VALIDATION',
  field: 'input.token',
  sentence: {
    FI: 'Tapaaminen on jo ollut. Jos haluat uuden ajan, soita kutsujalle.',
    SV: 'Mötet har redan varit. Om du vill ha en ny tid, ring den som bjöd in dig.',
    EN: 'The meeting is already over. If you want a new time, call the person who invited you.',
  },
};

/** Whoever had declined got their time back, and has filled it since. With what and until when a link does not tell. */
export const yourTimeTaken: TimeTakenProblem = {
  code: 'TIME_TAKEN',
  field: 'input.status',
  conflicts: [],
  sentence: {
    FI: 'Sinulla on nyt muuta tähän aikaan. Aiempi vastauksesi on voimassa. Ehdota toista aikaa tai soita kutsujalle.',
    SV: 'Du har nu något annat vid den här tiden. Ditt tidigare svar gäller. Föreslå en annan tid eller ring den som bjöd in dig.',
    EN: 'You now have something else at this time. Your earlier answer stands. Propose another time or call the person who invited you.',
  },
};

/** Whose basis is missing is between the client and the organiser: nobody is named to the one who answers. */
export const comingNotCovered: ConsentMissingProblem = {
  code: 'CONSENT_MISSING',
  field: 'input.token',
  organisationIds: [],
  personIds: [],
  sentence: {
    FI: 'Et voi nyt tulla tapaamiseen, koska lupa puuttuu. Aiempi vastauksesi on voimassa. Soita kutsujalle.',
    SV: 'Du kan inte komma till mötet nu, för ett tillstånd saknas. Ditt tidigare svar gäller. Ring den som bjöd in dig.',
    EN: 'You cannot come to the meeting now, because a permission is missing. Your earlier answer stands. Call the person who invited you.',
  },
};
