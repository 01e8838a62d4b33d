/** What a demo id stands for, as its first digit. */
const KINDS = {
  area: 1,
  organisation: 2,
  person: 3,
  room: 4,
  meeting: 5,
  calendar: 6,
  timeOff: 7,
  identity: 8,
} as const;

/**
 * The id of something in the demo area: the same on every machine, so that a call copied from the README finds what it
 * names. Nothing secret is derived from ids (reply addresses and sessions have keys of their own), and a demo area is
 * only ever the first area of its database, so they can meet no others.
 *
 * `number` counts from 1 and stays with its thing: what is added gets the next one.
 */
export const demoId = (kind: keyof typeof KINDS, number: number): string =>
  `${KINDS[kind]}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const demoAreaId = demoId('area', 1);
export const demoAreaName = 'Keski-Suomen yhteistoiminta-alue (esittely)';
export const demoZone = 'Europe/Helsinki';
