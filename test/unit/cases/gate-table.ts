import type { Coverage } from '../../../src/features/cases/coverage.js';
import type { ConsentBasis } from '../../../src/features/cases/consent.js';

/** Whom the act would bring to the client: by what they are to the case. */
export type GateParty =
  | 'CLIENT'
  | 'COORDINATOR'
  /** Of the coordinator's organisation. */
  | 'COLLEAGUE'
  /** Of another organisation. */
  | 'WORKER'
  /** Of no organisation: next of kin, a supporter, somebody who works for themselves. */
  | 'ALONE';

/** What has been recorded before the act. */
export interface GateBasis {
  readonly names: 'THEIR_ORGANISATION' | 'ANOTHER_ORGANISATION' | 'THEMSELVES' | 'SOMEBODY_ELSE';
  readonly basis: ConsentBasis;
  readonly from: string;
  readonly until?: string;
  readonly withdrawn?: true;
}

export interface GateRow {
  readonly name: string;
  readonly party: GateParty;
  readonly bases: readonly GateBasis[];
  readonly outcome: Coverage;
  /** An hour-long act on 1 March 2027 in Helsinki unless said otherwise. */
  readonly start?: string;
}

const gateDay = '2027-03-01';
export const gateStart = '2027-03-01T09:00:00+02:00';

const from = '2027-01-04';
const theirs = { names: 'THEIR_ORGANISATION', basis: 'CONSENT', from } as const;
const own = { names: 'THEMSELVES', basis: 'CONSENT', from } as const;

/** Basis × outcome. Every act of the gate is held to the whole of it: search, book, hold, confirm, move, add, send. */
export const gateTable: readonly GateRow[] = [
  { name: 'the client needs none', party: 'CLIENT', bases: [], outcome: 'COVERED' },
  { name: 'the coordinator needs none', party: 'COORDINATOR', bases: [], outcome: 'COVERED' },
  { name: "the coordinator's organisation needs none", party: 'COLLEAGUE', bases: [], outcome: 'COVERED' },
  { name: 'no basis', party: 'WORKER', bases: [], outcome: 'MISSING' },
  { name: 'consent', party: 'WORKER', bases: [theirs], outcome: 'COVERED' },
  {
    name: 'disclosure permission',
    party: 'WORKER',
    bases: [{ ...theirs, basis: 'DISCLOSURE_PERMISSION' }],
    outcome: 'COVERED',
  },
  { name: 'statute', party: 'WORKER', bases: [{ ...theirs, basis: 'STATUTORY' }], outcome: 'COVERED' },
  {
    name: 'consent for another organisation',
    party: 'WORKER',
    bases: [{ ...theirs, names: 'ANOTHER_ORGANISATION' }],
    outcome: 'MISSING',
  },
  { name: 'withdrawn', party: 'WORKER', bases: [{ ...theirs, withdrawn: true }], outcome: 'MISSING' },
  {
    name: 'withdrawn, and given anew',
    party: 'WORKER',
    bases: [{ ...theirs, withdrawn: true }, theirs],
    outcome: 'COVERED',
  },
  { name: 'from that day', party: 'WORKER', bases: [{ ...theirs, from: gateDay }], outcome: 'COVERED' },
  { name: 'from the day after', party: 'WORKER', bases: [{ ...theirs, from: '2027-03-02' }], outcome: 'MISSING' },
  { name: 'until that day', party: 'WORKER', bases: [{ ...theirs, until: gateDay }], outcome: 'COVERED' },
  { name: 'until the day before', party: 'WORKER', bases: [{ ...theirs, until: '2027-02-28' }], outcome: 'MISSING' },
  {
    name: 'a gap between two, on that day',
    party: 'WORKER',
    bases: [
      { ...theirs, until: '2027-02-28' },
      { ...theirs, from: '2027-03-02' },
    ],
    outcome: 'MISSING',
  },
  {
    name: "the area's day, though in UTC it is still the day before",
    party: 'WORKER',
    bases: [{ ...theirs, from: gateDay }],
    outcome: 'COVERED',
    start: '2027-02-28T22:30:00Z',
  },
  {
    name: 'the evening before, though somewhere it is that day already',
    party: 'WORKER',
    bases: [{ ...theirs, from: gateDay }],
    outcome: 'MISSING',
    start: '2027-02-28T20:30:00Z',
  },
  {
    name: 'an hour over midnight, of which the second half is not covered',
    party: 'WORKER',
    bases: [{ ...theirs, until: '2027-02-28' }],
    outcome: 'MISSING',
    start: '2027-02-28T23:30:00+02:00',
  },
  {
    name: 'an hour that ends at midnight',
    party: 'WORKER',
    bases: [{ ...theirs, until: '2027-02-28' }],
    outcome: 'COVERED',
    start: '2027-02-28T23:00:00+02:00',
  },
  { name: 'somebody alone without a basis, network or not', party: 'ALONE', bases: [], outcome: 'MISSING' },
  { name: 'somebody alone with their own', party: 'ALONE', bases: [own], outcome: 'COVERED' },
  {
    name: "somebody alone with somebody else's",
    party: 'ALONE',
    bases: [{ ...own, names: 'SOMEBODY_ELSE' }],
    outcome: 'MISSING',
  },
  {
    name: 'somebody alone whose own was withdrawn',
    party: 'ALONE',
    bases: [{ ...own, withdrawn: true }],
    outcome: 'MISSING',
  },
];
