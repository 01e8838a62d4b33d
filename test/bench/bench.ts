import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { BenchRow } from './bench-row.js';
import { bookingRows } from './booking.js';
import { feedRows } from './feeds.js';
import { icalReadRows } from './ical-read.js';
import { icalWriteRows } from './ical-write.js';
import { rhythmRows } from './rhythm.js';
import { searchRows } from './search.js';
import { searchEndToEndRows } from './search-end-to-end.js';
import { ServedArea } from './served-area.js';

/** Each group of rows by its name's first words; `npm run bench -- search.cold ical` runs those whose group holds a word. */
const groups: Record<string, (served: () => Promise<ServedArea>) => Promise<BenchRow[]>> = {
  'search.cold search.quorum search.growth': async (served) => {
    const pool = new pg.Pool({ connectionString: (await served()).databaseUrl });
    return searchRows(pool).finally(() => pool.end());
  },
  'rhythm.plan': () => rhythmRows(),
  'ical.write': () => icalWriteRows(),
  'ical.read': () => icalReadRows(),
  'booking.throughput booking.contention': async (served) => bookingRows(await served()),
  'feeds.304': async () => {
    const withStaticFile = await ServedArea.start(
      fileURLToPath(new URL('./static-beside-program.js', import.meta.url)),
    );
    return feedRows(withStaticFile).finally(() => withStaticFile.stop());
  },
  'search.endToEnd': async (served) => searchEndToEndRows(await served()),
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const shown = (value: number): string => value.toPrecision(4);

function table(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.holds ? 'holds' : 'FAILS',
    row.name,
    `${shown(row.value)} ${row.unit}`,
    shown(row.baseline),
    shown(row.ratio),
    row.goal,
  ]);
  const all = [['', 'row', 'measured', 'baseline', 'ratio', 'goal'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

let running: ServedArea | undefined;
const served = async (): Promise<ServedArea> => {
  running ??= await ServedArea.start(fileURLToPath(new URL('../../src/main.js', import.meta.url)));
  return running;
};

const wanted = process.argv.slice(2);
const rows: BenchRow[] = [];
try {
  for (const [names, measure] of Object.entries(groups)) {
    if (wanted.length > 0 && !wanted.some((name) => names.includes(name))) continue;
    for (const row of await measure(served)) {
      rows.push(row);
      say(JSON.stringify(row));
    }
  }
} finally {
  await running?.stop();
}
say(`\n${table(rows)}`);
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
