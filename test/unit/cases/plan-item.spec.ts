import type { Case } from '../../../src/features/cases/case.js';
import type { Basis, Party } from '../../../src/features/cases/coverage.js';
import { newPlanItem, passOn, type PlanItem, type PlanSetting } from '../../../src/features/cases/plan-item.js';

const today = '2027-01-04';
const people: Record<string, Party> = {
  coordinator: { personId: 'coordinator', organisationId: 'home' },
  manager: { personId: 'manager', organisationId: 'county' },
  covered: { personId: 'covered', organisationId: 'kela' },
  uncovered: { personId: 'uncovered', organisationId: 'school' },
  stranger: { personId: 'stranger', organisationId: 'kela' },
};
const basis: Basis = {
  organisationId: 'kela',
  personId: null,
  validFrom: today,
  validUntil: today,
  withdrawnAt: null,
};
const found = { coordinatorId: 'coordinator', caseManagerId: 'manager', networkIds: ['covered', 'uncovered'] } as const;
const matter = { clientId: 'client', coordinator: people['coordinator']!, consents: [basis] };

describe('a new goal', () => {
  const wish = { goal: 'Työhön', measure: 'Tunnit', coordinatorId: 'manager', dueOn: today };
  const manager = { ...people['manager']!, kind: 'PROFESSIONAL', name: 'Maija', organisationName: 'Alue' } as const;
  const setting: PlanSetting = { found: found as unknown as Case, matter, today, coordinator: manager };
  const codes = (dueOn: string, before = 0) => {
    const made = newPlanItem('id', { ...wish, dueOn }, setting, before);
    return made.ok ? [] : made.problems.map(({ code }) => code);
  };

  it.each([
    ['2027-01-03', ['VALIDATION']],
    ['2027-01-04', []],
    ['2037-01-01', []],
    ['2037-01-02', ['VALIDATION']],
  ])('is due on %s: %j', (dueOn, expected) => expect(codes(dueOn)).toEqual(expected));

  it('finds room for two hundred in a plan', () => {
    expect(codes(today, 199)).toEqual([]);
    expect(codes(today, 200)).toEqual(['LIMIT_REACHED']);
    expect(codes('2027-01-03', 200)).toEqual(['VALIDATION', 'LIMIT_REACHED']);
  });
});

describe('a change of the case', () => {
  const item = (coordinatorId: string, state: PlanItem['state'] = 'OPEN'): PlanItem => ({
    id: `of ${coordinatorId}`,
    goal: 'Työhön',
    measure: 'Tunnit',
    coordinatorId,
    formerCoordinatorId: null,
    dueOn: today,
    state,
    closedAt: state === 'OPEN' ? null : 1,
    outcome: null,
    version: 3,
  });
  const passed = (items: readonly PlanItem[], caseManagerId: string | null = 'manager', day = today) =>
    passOn(items, { ...found, caseManagerId } as unknown as Case, {
      matter,
      today: day,
      parties: new Map(Object.entries(people)),
    });

  it('passes on the open goals of those who have no part in it, and no others', () => {
    const items = Object.keys(people).map((id) => item(id));
    expect(passed(items)).toEqual(
      ['uncovered', 'stranger'].map((id) => ({
        ...item(id),
        coordinatorId: 'manager',
        formerCoordinatorId: id,
        version: 4,
      })),
    );
    expect(passed(Object.keys(people).map((id) => item(id, 'GIVEN_UP')))).toEqual([]);
  });

  it('passes them on to the coordinator while there is no case manager', () => {
    expect(passed([item('manager')], null)).toEqual([
      { ...item('manager'), coordinatorId: 'coordinator', formerCoordinatorId: 'manager', version: 4 },
    ]);
  });

  it('passes on those whose basis has ended as well', () => {
    expect(passed([item('covered')])).toEqual([]);
    expect(passed([item('covered')], 'manager', '2027-01-05')).toHaveLength(1);
  });
});
