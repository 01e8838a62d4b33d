import { interpreterRequirements } from '../../../../src/domain/matching/interpreter-requirements.js';
import { findCommonTimes } from '../../../../src/domain/matching/search.js';
import { hourMs, person, search, span } from './simple-search.js';

const client = person('client', [], { interpreterLanguage: 'ar' });
const guest = person('guest', [], { interpreterLanguage: 'so' });
const doctor = person('doctor');
const interpreters = [
  person('zeinab', [], { interpretsLanguages: ['ar', 'so'] }),
  person('ali', ['3T08:00/7T16:00'], { interpretsLanguages: ['ar'] }),
  person('olga', [], { interpretsLanguages: ['ru'] }),
];
const people = [client, guest, doctor];
const half = { offsetMs: 0, durationMs: hourMs / 2 };

describe('interpreters', () => {
  it('are asked for when somebody who must come needs one: any one of the language', () => {
    expect(interpreterRequirements(people, [{ anyOf: ['client'], count: 1 }], interpreters)).toEqual([
      { anyOf: ['ali', 'zeinab'], count: 1, interpretation: { language: 'ar', forPersonIds: ['client'] } },
    ]);
  });

  it('are not asked for on account of somebody who may not come', () => {
    const requirements = [{ anyOf: ['client', 'doctor'], count: 1 }];
    expect(interpreterRequirements(people, requirements, interpreters)).toEqual([]);
    expect(interpreterRequirements(people, requirements, interpreters, ['guest', 'doctor'])).toEqual([
      { anyOf: ['zeinab'], count: 1, interpretation: { language: 'so', forPersonIds: ['guest'] } },
    ]);
  });

  it('come for the part for which they are needed, and once for the whole if anybody needs them so long', () => {
    const forPart = { anyOf: ['client'], count: 1, part: half };
    const another = person('another', [], { interpreterLanguage: 'ar' });
    expect(interpreterRequirements(people, [forPart], interpreters)).toMatchObject([{ part: half }]);
    const both = interpreterRequirements(
      [...people, another],
      [forPart, { anyOf: ['another'], count: 1 }],
      interpreters,
    );
    expect(both).toEqual([
      { anyOf: ['ali', 'zeinab'], count: 1, interpretation: { language: 'ar', forPersonIds: ['another', 'client'] } },
    ]);
  });

  it('are one nobody can be, if nobody interprets the language', () => {
    const finnishSigner = person('signer', [], { interpreterLanguage: 'fse' });
    const [asked] = interpreterRequirements([finnishSigner], [{ anyOf: ['signer'], count: 1 }], interpreters);
    expect(asked).toMatchObject({ anyOf: [], count: 1 });
  });

  it('take part in the search like anybody, and fall away with those for whom they come', () => {
    const asked = [
      { anyOf: ['client'], count: 1 },
      { anyOf: ['doctor'], count: 1 },
    ];
    const everybody = [...people, ...interpreters];
    const requirements = [...asked, ...interpreterRequirements(people, asked, interpreters)];
    const [first] = findCommonTimes(search(everybody, { requirements })).suggestions;
    expect(first?.attendees.map(({ personId }) => personId)).toEqual(['client', 'doctor', 'zeinab']);
    const busy = everybody.map((one) => (one.id === 'zeinab' ? { ...one, busy: [span('3T00:00/8T00:00')] } : one));
    const { infeasibility } = findCommonTimes(search(busy, { requirements }));
    expect(infeasibility?.blockers).toMatchObject([{ requirement: 2, personIds: ['ali', 'zeinab'] }]);
    const [outside, ...others] = infeasibility?.relaxations ?? [];
    expect(outside).toMatchObject({ kind: 'OUTSIDE_WORKING_HOURS', personIds: ['ali', 'client', 'doctor'] });
    const drops = others.map((each) => each.kind === 'WITHOUT_REQUIREMENT' && each.requirements);
    // Without the interpreter, or without the client and so without the interpreter.
    expect(drops).toEqual([[2], [0, 2]]);
  });
});
