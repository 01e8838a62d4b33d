import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with recording who came, said to a person: what happened and what to do next. */

export const noRoll: Localised = {
  FI: 'Tapaaminen on peruttu tai vasta varattu, joten läsnäoloja ei merkitä. Valitse vahvistettu tapaaminen.',
  SV: 'Mötet är inställt eller bara reserverat, så närvaro antecknas inte. Välj ett bekräftat möte.',
  EN: 'The meeting is cancelled or only held, so nobody’s attendance is recorded. Choose a confirmed meeting.',
};

export const nobodyRecorded: Localised = {
  FI: 'Merkintöjä ei ole. Anna ainakin yhden ihmisen läsnäolo.',
  SV: 'Det finns inga anteckningar. Ange minst en persons närvaro.',
  EN: 'There are no entries. Give the attendance of at least one person.',
};

export const notOnTheRoll: Localised = {
  FI: 'Tämä ihminen ei ole mukana tapaamisessa. Katso osallistujat uudelleen ja merkitse heistä.',
  SV: 'Personen är inte med på mötet. Se deltagarna på nytt och anteckna någon av dem.',
  EN: 'This person does not take part in the meeting. Look at the participants again and record one of them.',
};

export const recordedTwice: Localised = {
  FI: 'Samasta ihmisestä on kaksi merkintää. Poista toinen.',
  SV: 'Det finns två anteckningar om samma person. Ta bort den ena.',
  EN: 'There are two entries for the same person. Remove one of them.',
};

export const notYetBegun: Localised = {
  FI: 'Tapaaminen ei ole vielä alkanut. Merkitse läsnäolo, kun se on alkanut. Poissaolon voit merkitä jo nyt.',
  SV: 'Mötet har inte börjat ännu. Anteckna närvaron när det har börjat. Frånvaro kan du anteckna redan nu.',
  EN: 'The meeting has not begun. Record who is present once it has. Absence can be recorded already.',
};

export const notYoursToRecord: PlainProblem = {
  code: 'FORBIDDEN',
  field: 'input.meetingId',
  sentence: {
    FI: 'Vain tapaamisen järjestäjä, ohjaaja tai koordinaattori voi merkitä läsnäolot. Pyydä heitä merkitsemään ne.',
    SV: 'Bara mötets arrangör, ledare eller en koordinator kan anteckna närvaron. Be dem göra det.',
    EN: 'Only the organiser, a leader or a coordinator can record attendance. Ask one of them.',
  },
};
