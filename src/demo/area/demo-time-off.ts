import type { Weekday } from '../../features/availability/working-week.js';
import type { PersonKey } from './demo-people.js';

/** When somebody is away: from the morning of one day to the end of another, in one week. */
export interface DemoTimeOff {
  readonly number: number;
  readonly person: PersonKey;
  /** 0 is the week of the first start. */
  readonly week: number;
  readonly from: Weekday;
  readonly to: Weekday;
}

/** Holidays and courses between the meetings, never over them. */
export const demoTimeOff: readonly DemoTimeOff[] = [
  { number: 1, person: 'pekka', week: 3, from: 'MO', to: 'SU' },
  { number: 2, person: 'onni', week: 5, from: 'FR', to: 'FR' },
  { number: 3, person: 'tarja', week: 7, from: 'MO', to: 'WE' },
  { number: 4, person: 'maija', week: 2, from: 'FR', to: 'FR' },
  { number: 5, person: 'liisa', week: 6, from: 'MO', to: 'SU' },
  { number: 6, person: 'ellen', week: 5, from: 'MO', to: 'SU' },
  { number: 7, person: 'ellen', week: 6, from: 'MO', to: 'SU' },
  { number: 8, person: 'stina', week: 4, from: 'TU', to: 'TU' },
  { number: 9, person: 'kaisa', week: 6, from: 'MO', to: 'MO' },
];
