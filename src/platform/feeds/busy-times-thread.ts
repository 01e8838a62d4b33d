import { parentPort } from 'node:worker_threads';
import type { BusyTimesQuestion } from './busy-times-question.js';
import { externalTimes } from './external-times.js';

/** What runs in the thread of a BusyTimesReader: a calendar comes, its busy times go back. */
parentPort?.on('message', (question: BusyTimesQuestion) => parentPort?.postMessage(externalTimes(question)));
