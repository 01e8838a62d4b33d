import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarMessage } from '../../src/platform/icalendar/calendar-message.js';
import { goldenPairs } from '../unit/icalendar/golden-pairs.js';

const source = join(__dirname, '../support/libical-reader.c');
const folder = mkdtempSync(join(tmpdir(), 'yhteisaika-libical-'));
const reader = join(folder, 'libical-reader');

/** Compiles the reader, or says in one line what this machine lacks. */
function compileReader(): void {
  const compiled = spawnSync('cc', ['-std=c11', '-O1', '-Wall', '-Werror', '-o', reader, source, '-lical'], {
    encoding: 'utf8',
  });
  if (compiled.error !== undefined) throw new Error('A C compiler is missing: install gcc.');
  if (/ical\.h: No such file|cannot find -lical/.test(compiled.stderr))
    throw new Error('libical is missing: install libical-dev.');
  if (compiled.status !== 0) throw new Error(compiled.stderr);
}

/** Debian's own Python, which has Debian's packages, before whichever else stands first in the path. */
const pythons = ['/usr/bin/python3', 'python3'];
const script = join(__dirname, '../support/icalendar-reader.py');

/** The Python that has the package, or one line about what this machine lacks. */
function pythonReader(): readonly [string, ...string[]] {
  const python = pythons.find((each) => spawnSync(each, ['-c', 'import icalendar']).status === 0);
  if (python === undefined) throw new Error('The Python package icalendar is missing: install python3-icalendar.');
  return [python, script];
}

function read([program, ...more]: readonly [string, ...string[]], ics: string, zone: string): Record<string, string> {
  const environment = { ...process.env, TZ: zone, PYTHONIOENCODING: 'utf-8' };
  const output = execFileSync(program, more, { input: ics, encoding: 'utf8', env: environment });
  const facts = output.trimEnd().split('\n');
  return Object.fromEntries(facts.map((fact) => [fact.slice(0, fact.indexOf('=')), fact.slice(fact.indexOf('=') + 1)]));
}

const roles = { CHAIR: 'CHAIR', REQUIRED: 'REQ-PARTICIPANT', OPTIONAL: 'OPT-PARTICIPANT', INFORMED: 'NON-PARTICIPANT' };

/** A name as libical gives it back: it reads parameters without the escapes of RFC 6868, version by version differently. */
const nameLetters = (name: string) => name.replace(/["'\\/^]/g, '');

function expected(message: CalendarMessage): Record<string, string> {
  const answer = message.attendee.requirement === 'INFORMED' ? 'FALSE' : 'TRUE';
  return {
    METHOD: message.method,
    ERRORS: '0',
    RESTRICTIONS: 'kept',
    UID: message.uid,
    SEQUENCE: String(message.sequence),
    SUMMARY: message.summary,
    LOCATION: message.location ?? '',
    DESCRIPTION: (message.description ?? '').replaceAll('\n', '\\n'),
    STATUS: message.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    DTSTAMP: String(message.dtstamp / 1000),
    DTSTART: String(message.start / 1000),
    DTEND: String(message.end / 1000),
    ORGANIZER: `mailto:${message.organiserAddress}`,
    URL: message.url ?? '',
    ATTENDEES: '1',
    ATTENDEE: `mailto:${message.attendee.address}`,
    CN: nameLetters(message.attendee.name),
    ROLE: roles[message.attendee.requirement],
    PARTSTAT: message.attendee.status.replace('_', '-'),
    RSVP: message.method === 'CANCEL' ? '' : answer,
  };
}

const cases = goldenPairs().flatMap((pair) =>
  ['UTC', 'Europe/Helsinki', 'America/St_Johns'].map((zone) => [pair.name, zone, pair] as const),
);

describe('libical, which shares no line with us, reads what we write', () => {
  beforeAll(compileReader);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)('%s, on a machine in %s', (_, zone, { message, ics }) => {
    const facts = read([reader], ics, zone);
    expect({ ...facts, CN: nameLetters(facts.CN ?? '') }).toEqual(expected(message));
  });
});

describe('python3-icalendar, which shares no line with either, reads the same', () => {
  let python: readonly [string, ...string[]];
  beforeAll(() => {
    python = pythonReader();
  });

  it.each(cases)('%s, on a machine in %s', (_, zone, { message, ics }) => {
    const facts = read(python, ics, zone);
    // It knows no restrictions of RFC 5546; that is libical's part.
    const { RESTRICTIONS: _restrictions, ...others } = expected(message);
    expect({ ...facts, CN: nameLetters(facts.CN ?? '') }).toEqual(others);
  });
});
