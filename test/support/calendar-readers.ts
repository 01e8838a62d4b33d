import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A program that reads a calendar from standard input and prints what it has understood, a line a fact. */
export type CalendarReader = readonly [string, ...string[]];

/** Compiles a reader of this folder with libical, or says in one line what this machine lacks. */
export function libicalReader(source: string, folder: string): CalendarReader {
  const reader = join(folder, source.replace(/\.c$/, ''));
  const compiled = spawnSync(
    'cc',
    ['-std=c11', '-O1', '-Wall', '-Werror', '-o', reader, join(__dirname, source), '-lical'],
    { encoding: 'utf8' },
  );
  if (compiled.error !== undefined) throw new Error('A C compiler is missing: install gcc.');
  if (/ical\.h: No such file|cannot find -lical/.test(compiled.stderr))
    throw new Error('libical is missing: install libical-dev.');
  if (compiled.status !== 0) throw new Error(compiled.stderr);
  return [reader];
}

/** Debian's own Python, which has Debian's packages, before whichever else stands first in the path. */
const pythons = ['/usr/bin/python3', 'python3'];

/** A script of this folder with the Python that has the packages, or one line about what this machine lacks. */
export function pythonReader(script: string): CalendarReader {
  const python = pythons.find((each) => spawnSync(each, ['-c', 'import icalendar, dateutil']).status === 0);
  if (python === undefined)
    throw new Error(
      'The Python packages icalendar and dateutil are missing: install python3-icalendar and python3-dateutil.',
    );
  return [python, join(__dirname, script)];
}

/** The facts in the order in which they were printed, on a machine in that zone. */
export function readFacts(
  [program, ...more]: CalendarReader,
  ics: string,
  zone: string,
): (readonly [string, string])[] {
  const environment = { ...process.env, TZ: zone, PYTHONIOENCODING: 'utf-8' };
  const output = execFileSync(program, more, { input: ics, encoding: 'utf8', env: environment });
  const facts = output.trimEnd().split('\n');
  return facts.map((fact) => [fact.slice(0, fact.indexOf('=')), fact.slice(fact.indexOf('=') + 1)]);
}
