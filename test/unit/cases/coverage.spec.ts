import fc from 'fast-check';
import { type Basis, coverage, type Matter, type Party } from '../../../src/features/cases/coverage.js';
import { occurrenceDays } from '../../../src/features/cases/gate.js';
import { type GateBasis, type GateParty, gateStart, gateTable } from './gate-table.js';

const HOME = 'home organisation';
const coordinator: Party = { personId: 'coordinator', organisationId: HOME };
const parties: Record<GateParty, Party> = {
  CLIENT: { personId: 'client', organisationId: null },
  COORDINATOR: coordinator,
  COLLEAGUE: { personId: 'colleague', organisationId: HOME },
  WORKER: { personId: 'worker', organisationId: 'kela' },
  ALONE: { personId: 'mother', organisationId: null },
};

function basisOf({ names, from, until, withdrawn }: GateBasis): Basis {
  const named = {
    THEIR_ORGANISATION: { organisationId: 'kela', personId: null },
    ANOTHER_ORGANISATION: { organisationId: 'school', personId: null },
    THEMSELVES: { organisationId: null, personId: 'mother' },
    SOMEBODY_ELSE: { organisationId: null, personId: 'father' },
  }[names];
  return { ...named, validFrom: from, validUntil: until ?? null, withdrawnAt: withdrawn ? 1 : null };
}

const matter = (consents: readonly Basis[]): Matter => ({ clientId: 'client', coordinator, consents });

describe('who may take part', () => {
  it.each(gateTable.map((row) => [row.name, row] as const))('%s', (_name, { party, bases, outcome, start }) => {
    const at = Date.parse(start ?? gateStart);
    const days = occurrenceDays('Europe/Helsinki', { start: at, end: at + 3_600_000 });
    const answers = days.map((day) => coverage(matter(bases.map(basisOf)), parties[party], day));
    expect(answers.includes('MISSING') ? 'MISSING' : 'COVERED').toBe(outcome);
  });

  it("a person's own basis does not stand for their organisation", () => {
    const own: Basis = {
      organisationId: null,
      personId: 'worker',
      validFrom: '2027-01-01',
      validUntil: null,
      withdrawnAt: null,
    };
    expect(coverage(matter([own]), parties.WORKER, '2027-03-01')).toBe('MISSING');
  });

  it('a coordinator without an organisation does not cover others without one', () => {
    const alone = { clientId: 'client', coordinator: { personId: 'coordinator', organisationId: null }, consents: [] };
    expect(coverage(alone, { personId: 'coordinator', organisationId: null }, '2027-03-01')).toBe('COVERED');
    expect(coverage(alone, parties.ALONE, '2027-03-01')).toBe('MISSING');
  });

  it('more consents never cover less, and a withdrawn one counts as none', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2027-02-${String(number).padStart(2, '0')}`);
    const basis = fc.record({
      organisationId: fc.constantFrom('kela', 'school'),
      personId: fc.constant(null),
      validFrom: day,
      validUntil: fc.option(day),
      withdrawnAt: fc.option(fc.constant(1)),
    });
    fc.assert(
      fc.property(fc.array(basis), basis, day, (some, one, on) => {
        const answer = (consents: readonly Basis[]) => coverage(matter(consents), parties.WORKER, on);
        if (answer(some) === 'COVERED') expect(answer([...some, one])).toBe('COVERED');
        expect(answer([...some, { ...one, withdrawnAt: 1 }])).toBe(answer(some));
      }),
    );
  });
});
