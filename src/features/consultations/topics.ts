import { invalid, type PlainProblem } from '../../domain/problem.js';
import { textProblem, tidy } from '../directory/written-text.js';
import * as say from './slot.problems.js';

/** Enough for any doctor, and few enough to choose from. */
const topicsMax = 20;

/** Topics as they are kept: each in the spelling in which it came first, whatever its letters' case. */
export function tidyTopics(topics: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const topic of topics.map(tidy)) {
    const key = topic.toLowerCase();
    if (!kept.has(key)) kept.set(key, topic);
  }
  return [...kept.values()];
}

/** What is wrong with topics of `input.topics`, all of it. */
export function topicsProblems(topics: readonly string[]): PlainProblem[] {
  if (topics.length > topicsMax) return [say.tooManyTopics(topicsMax)];
  return topics.flatMap((topic, index) => topicProblem(`input.topics.${index}`, topic) ?? []);
}

export const topicProblem = (field: string, topic: string): PlainProblem | undefined =>
  textProblem(field, topic) ?? (tidy(topic) === '' ? invalid(field, say.topicMissing) : undefined);
