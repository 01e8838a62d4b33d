import type { Part, Person, Requirement } from './search-request.js';
import { compareText } from './task.js';

/**
 * The interpreters that a meeting needs, as requirements to be added to the others: one of those who interpret the
 * language, for the whole meeting if anybody who needs them comes for the whole, otherwise once for each part.
 *
 * Only those who certainly come are provided for: everybody in a requirement that needs all of its people, and the
 * optional people named as certain. Of two clients one of whom comes, it is not known in advance who it will be.
 * A language that nobody interprets gives a requirement without people, which can never hold: better no time, and the
 * reason told, than a meeting that its client cannot follow.
 *
 * @param interpreters those of the area, or as many as the caller may see; others among them are ignored
 * @param certainOptionalIds optional people with whom the organiser counts
 */
export function interpreterRequirements(
  people: readonly Person[],
  requirements: readonly Requirement[],
  interpreters: readonly Person[],
  certainOptionalIds: readonly string[] = [],
): Requirement[] {
  const languageOf = new Map(people.map((person) => [person.id, person.interpreterLanguage]));
  const needs = new Map<string, Need>();
  const note = (id: string, part: Part | undefined) => {
    const language = languageOf.get(id);
    if (language === undefined) return;
    const need = needs.get(language) ?? { forWhole: new Set(), forParts: new Map() };
    needs.set(language, need);
    if (part === undefined) need.forWhole.add(id);
    else noteForPart(need, part, id);
  };
  for (const { anyOf, count, part } of requirements) {
    const ids = new Set(anyOf);
    if (ids.size === count) for (const id of ids) note(id, part);
  }
  for (const id of certainOptionalIds) note(id, undefined);
  return [...needs]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([language, need]) => requirementsFor(language, need, interpreters));
}

interface Need {
  readonly forWhole: Set<string>;
  readonly forParts: Map<string, { part: Part; ids: Set<string> }>;
}

function noteForPart({ forParts }: Need, part: Part, id: string): void {
  const key = `${part.offsetMs} ${part.durationMs}`;
  const known = forParts.get(key) ?? { part, ids: new Set() };
  known.ids.add(id);
  forParts.set(key, known);
}

function requirementsFor(language: string, need: Need, interpreters: readonly Person[]): Requirement[] {
  const able = interpreters.filter((person) => person.interpretsLanguages?.includes(language));
  const anyOf = able.map((person) => person.id).sort(compareText);
  const parts = [...need.forParts.values()].sort(
    (a, b) => a.part.offsetMs - b.part.offsetMs || a.part.durationMs - b.part.durationMs,
  );
  const all = [...need.forWhole, ...parts.flatMap(({ ids }) => [...ids])];
  const forIds = (ids: Iterable<string>) => ({ language, forPersonIds: [...new Set(ids)].sort(compareText) });
  if (need.forWhole.size > 0) return [{ anyOf, count: 1, interpretation: forIds(all) }];
  return parts.map(({ part, ids }) => ({ anyOf, count: 1, part, interpretation: forIds(ids) }));
}
