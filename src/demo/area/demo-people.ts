import { demoClients } from './demo-clients.js';
import type { DemoPerson } from './demo-person.js';
import { demoStaff } from './demo-staff.js';

export const demoPeople = { ...demoStaff, ...demoClients } satisfies Record<string, DemoPerson>;

/** What a person is called in the tables of the demo: the first name, which no two share. */
export type PersonKey = keyof typeof demoPeople;
