/** SQL for an instant inside JSON, which has no type for one: its epoch milliseconds. Columns of rows need it not (instant-parser.ts). */
export const epochMilliseconds = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::bigint`;
