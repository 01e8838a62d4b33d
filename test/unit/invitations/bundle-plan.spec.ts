import fc from 'fast-check';
import { evenParts, eventsPerMailMax, planSending } from '../../../src/features/invitations/bundle-plan.js';

const waiting = (...messages: [deliveryId: string, personId: string, start: number][]) =>
  messages.map(([deliveryId, personId, start]) => ({ deliveryId, personId, start }));

describe('which messages of one act leave in which mail', () => {
  it('sends what is the only one of its recipient by itself, and the others by recipient, in the order of time', () => {
    const plan = planSending(
      waiting(['a2', 'anna', 20], ['b1', 'bo', 10], ['a1', 'anna', 10], ['c1', 'cia', 5], ['c2', 'cia', 6]),
    );
    expect(plan).toEqual({
      alone: ['b1'],
      bundles: [
        { personId: 'anna', mails: [['a1', 'a2']] },
        { personId: 'cia', mails: [['c1', 'c2']] },
      ],
    });
  });

  it('has nothing to send where nothing waits', () => {
    expect(planSending([])).toEqual({ alone: [], bundles: [] });
  });

  it('splits what is more than a mail can bring', () => {
    const many = Array.from({ length: eventsPerMailMax + 1 }, (_, at): [string, string, number] => [
      `d${at}`,
      'anna',
      at,
    ]);
    const [bundle] = planSending(waiting(...many)).bundles;
    expect(bundle?.mails.map(({ length }) => length).sort()).toEqual([50, 51]);
    expect(bundle?.mails.flat()).toEqual(many.map(([id]) => id));
  });

  it('sends each message once, never more in a mail than it can bring, and none of several by itself', () => {
    const message = fc.record({ person: fc.integer({ min: 1, max: 4 }), start: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 60 }), fc.integer({ min: 3, max: 9 }), (messages, perMailMax) => {
        const all = messages.map(({ person, start }, at) => ({ deliveryId: `d${at}`, personId: `p${person}`, start }));
        const { alone, bundles } = planSending(all, perMailMax);
        const mails = bundles.flatMap((bundle) => bundle.mails);
        expect([...alone, ...mails.flat()].sort()).toEqual(all.map(({ deliveryId }) => deliveryId).sort());
        for (const mail of mails) expect([mail.length >= 2, mail.length <= perMailMax]).toEqual([true, true]);
        const personOf = new Map(all.map(({ deliveryId, personId }) => [deliveryId, personId]));
        for (const { personId, mails: theirs } of bundles)
          expect(new Set(theirs.flat().map((id) => personOf.get(id)))).toEqual(new Set([personId]));
        for (const id of alone) expect(all.filter(({ personId }) => personId === personOf.get(id))).toHaveLength(1);
      }),
    );
  });
});

it('parts are as few as they can be, differ by one at most, and are in the order of the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 20 }),
      (items, sizeMax) => {
        const parts = evenParts(items, sizeMax);
        const sizes = parts.map(({ length }) => length);
        expect(parts.flat()).toEqual(items);
        expect(parts).toHaveLength(Math.ceil(items.length / sizeMax));
        expect(Math.max(...sizes)).toBeLessThanOrEqual(sizeMax);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
