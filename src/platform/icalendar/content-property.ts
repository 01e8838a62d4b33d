import ICAL from 'ical.js';
import type { Component } from './component-tree.js';

/** One property of a component, its parameters by lower-case name. */
export interface ContentProperty {
  readonly name: string;
  /** Values as they came, without quotes; DELEGATED-TO and its like may have several. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** As written; text is still escaped. */
  readonly value: string;
}

/**
 * Longer lines are not given to the library: its search for a parameter's end begins anew at every parameter and costs
 * the square of the length. Of a text the beginning is kept, anything else that long is no value.
 */
const lineCharactersMax = 8_192;

const texts = /^(?:SUMMARY|LOCATION|DESCRIPTION|COMMENT|PRODID|URL)[;:]/i;

/**
 * The properties of a component that bear one of these names (upper case). Only those are read, so a line that somebody's
 * own extension broke hurts nobody; one of ours that is broken is as if it were not there.
 */
export function propertiesOf(component: Component, names: ReadonlySet<string>): ContentProperty[] {
  const found: ContentProperty[] = [];
  for (const line of component.lines) {
    const name = /^[^;:]*/.exec(line)?.[0].toUpperCase() ?? '';
    if (!names.has(name)) continue;
    const property = readLine(name, line);
    if (property !== undefined) found.push(property);
  }
  return found;
}

function readLine(name: string, line: string): ContentProperty | undefined {
  // The UID alone keeps its length: that it is too long is an answer.
  if (line.length > lineCharactersMax && !texts.test(line)) return name === 'UID' ? bare(name, line) : undefined;
  try {
    // As an X- property without its VALUE: the library gives those back as written, and guesses at the types of all others.
    const untyped = line.slice(0, lineCharactersMax).replace(/^([^:"]*);VALUE=[^;:"]*/i, '$1');
    const jcal = ICAL.parse.property(`X-${untyped}`) as [string, object, string, unknown];
    const value = addressAtEnd(line) ?? jcal[3];
    return typeof value === 'string' ? { name, parameters: parametersOf(jcal[1]), value } : undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const value = addressAtEnd(line);
    return value === undefined ? undefined : { name, parameters: {}, value };
  }
}

function parametersOf(read: object): Record<string, readonly string[]> {
  const pairs = Object.entries(read).map(([name, value]) => [name.toLowerCase(), [value].flat().map(String)] as const);
  return Object.fromEntries(pairs);
}

const bare = (name: string, line: string): ContentProperty => ({
  name,
  parameters: {},
  value: line.slice(line.indexOf(':') + 1),
});

/** Where parameters are broken (a quote that nobody closed, a name with a colon), an address at the line's end still is one. */
const addressAtEnd = (line: string): string | undefined =>
  /^(?:ATTENDEE|ORGANIZER);.*:(mailto:[^:;"]+)$/i.exec(line)?.[1];

/** TEXT without its escapes (RFC 5545, 3.3.11). */
export function textOf(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}
