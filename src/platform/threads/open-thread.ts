import { Worker } from 'node:worker_threads';

/** A thread that runs a file beside the one that asks for it. A file of its own, because tests have to compile what the thread runs. */
export function openThread(program: URL, heapMebibytesMax: number): Worker {
  return new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: heapMebibytesMax } });
}
