import type { AnyData, GraphqlError, TestApp } from '../support/test-app.js';

const TIME = `start end score attendees { person { id } availability label } absent { id } room { id name } reasons`;
const SEARCH = `query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) {
  suggestions { ${TIME} }
  infeasibility { summary blockers { label people { id } rooms { id } }
    relaxations { kind description example { ${TIME} } people { id } duration to } } } }`;

/** Whom a search needs: one person, or at least `count` of several. */
export type Attendance = string | { anyOf: readonly string[]; count?: number; label?: string; part?: object };

const attendanceOf = (each: Attendance) => (typeof each === 'string' ? { anyOf: [each] } : each);

export interface SearchWish {
  readonly from: string;
  readonly to: string;
  readonly attendance: readonly Attendance[];
  readonly [field: string]: unknown;
}

const inputOf = ({ attendance, ...wish }: SearchWish) => ({
  duration: 'PT1H',
  ...wish,
  attendance: attendance.map(attendanceOf),
});

export async function search(app: TestApp, token: string, wish: SearchWish): Promise<AnyData> {
  return (await app.data(SEARCH, { input: inputOf(wish) }, token)).findMeetingTimes;
}

/** What is wrong with a search, as the error tells it. */
export async function searchRefusal(app: TestApp, token: string, wish: SearchWish): Promise<GraphqlError> {
  const { data, errors } = await app.graphql(SEARCH, { input: inputOf(wish) }, token);
  if (!errors?.[0]) throw new Error(`not refused: ${JSON.stringify(data)}`);
  return errors[0];
}

/** Starts of the suggestions in the order of time. */
export const startsOf = ({ suggestions }: AnyData): string[] =>
  suggestions.map(({ start }: AnyData) => start as string).sort();
