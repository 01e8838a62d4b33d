import type { PlainProblem } from '../../domain/problem.js';
import type { Language, Localised } from '../../domain/result.js';
import type {
  ProgrammeBlocker,
  ProgrammeInfeasibility,
  ProgrammeRelaxation,
} from '../../domain/rhythm/programme-plan.js';
import type { Calendars } from '../availability/calendars.js';
import { listOf } from '../directory/list-of-names.js';
import * as say from './programme.problems.js';
import { relaxationText } from './relaxation-text.js';
import { dayNames, rhythmText } from './programme-words.js';
import type { ProgrammeInfeasibilityType, ProgrammeRelaxationType } from './programme-infeasibility.type.js';

/** Why there is no rhythm, and what people and rooms are called. */
export interface Infeasible {
  readonly infeasibility: ProgrammeInfeasibility;
  readonly names: Calendars;
}

/** What stands in the way, in one problem; the details stand beside it. */
export function infeasibleProblem({ infeasibility: { blockers, relaxations }, names }: Infeasible): PlainProblem {
  const told = blockers.map((blocker) => blockerText(blocker, names));
  const [first] = relaxations;
  const help = first && relaxationText(first, names);
  const summary = (language: Language): string => {
    const why = told.length > 0 ? ` ${BECAUSE[language]} ${told.map((each) => each[language]).join(' + ')}.` : '';
    const next = help ? `${OPENS[language]} ${help[language]}.` : TRY_OTHERS[language];
    return `${NO_RHYTHM[language]}${why} ${next}`;
  };
  return say.notFeasible({ FI: summary('FI'), SV: summary('SV'), EN: summary('EN') });
}

export function presentInfeasibility(infeasible: Infeasible, language: Language): ProgrammeInfeasibilityType {
  const { infeasibility, names } = infeasible;
  return {
    summary: infeasibleProblem(infeasible).sentence[language],
    blockers: infeasibility.blockers.map((blocker) => ({
      label: blockerText(blocker, names)[language],
      personIds: blocker.kind === 'PERSON' ? [blocker.personId] : [],
      roomIds: blocker.kind === 'ROOM' ? blocker.roomIds : [],
    })),
    relaxations: infeasibility.relaxations.map((relaxation) => presentRelaxation(relaxation, names, language)),
  };
}

function presentRelaxation(
  relaxation: ProgrammeRelaxation,
  names: Calendars,
  language: Language,
): ProgrammeRelaxationType {
  const { example } = relaxation;
  const rhythm = example.rhythm.map((session) => rhythmText(session)[language]).join(', ');
  return {
    kind: relaxation.kind,
    description: `${relaxationText(relaxation, names)[language]} → ${rhythm}`,
    example: example.rhythm,
    dropped: example.dropped,
    moved: example.moved,
  };
}

function blockerText(blocker: ProgrammeBlocker, { people, rooms }: Calendars): Localised {
  switch (blocker.kind) {
    case 'PERSON': {
      const name = people.get(blocker.personId)?.displayName ?? '';
      if (!blocker.hoursUnknown) return { FI: name, SV: name, EN: name };
      return {
        FI: `${name} (työajat eivät ole tiedossa)`,
        SV: `${name} (arbetstiderna är inte kända)`,
        EN: `${name} (working hours not known)`,
      };
    }
    case 'ROOM':
      return listOf(blocker.roomIds.flatMap((id) => rooms.get(id)?.name ?? []));
    case 'HOURS': {
      const day = dayNames[blocker.type];
      return {
        FI: `${day.FI}: viikonpäivät ja kellonajat`,
        SV: `${day.SV}: veckodagar och klockslag`,
        EN: `${day.EN}: weekdays and hours`,
      };
    }
  }
}

const NO_RHYTHM: Localised = {
  FI: 'Viikoittaista rytmiä ei löydy.',
  SV: 'Ingen veckorytm hittas.',
  EN: 'There is no weekly rhythm.',
};
const BECAUSE: Localised = {
  FI: 'Nämä eivät sovi yhteen:',
  SV: 'Dessa går inte ihop:',
  EN: 'These do not go together:',
};
const OPENS: Localised = { FI: 'Tämä auttaisi:', SV: 'Det här skulle hjälpa:', EN: 'This would help:' };
const TRY_OTHERS: Localised = {
  FI: 'Anna lisää viikonpäiviä tai väljemmät kellonajat.',
  SV: 'Ge fler veckodagar eller vidare klockslag.',
  EN: 'Give more weekdays or wider hours.',
};
