import { refused } from '../../domain/result.js';
import { BoundedThread } from '../threads/bounded-thread.js';
import type { BusyTimesAnswer, BusyTimesQuestion } from './busy-times-question.js';

export interface BusyTimesLimits {
  /** The largest that is fetched takes some seconds; what takes this long does not end. */
  readonly readingMsMax: number;
  /** Of the thread's own heap. */
  readonly heapMebibytesMax: number;
}

const busyTimesLimits: BusyTimesLimits = { readingMsMax: 20_000, heapMebibytesMax: 512 };

/** Reads calendars, one after the other, in a thread that is ended when one of them takes too long or too much memory. */
export class BusyTimesReader {
  private readonly thread: BoundedThread<BusyTimesQuestion, BusyTimesAnswer>;

  constructor({ readingMsMax, heapMebibytesMax } = busyTimesLimits) {
    this.thread = new BoundedThread({
      program: new URL('./busy-times-thread.js', import.meta.url),
      limits: { answerMsMax: readingMsMax, heapMebibytesMax },
    });
  }

  /** Throws when the thread ends over a calendar in any other way, which is a fault of ours. */
  async read(question: BusyTimesQuestion): Promise<BusyTimesAnswer> {
    const answer = await this.thread.ask(question);
    if (answer.ok) return answer.value;
    if (answer.problems[0] === 'BROKEN') throw new Error('the thread that reads calendars has ended');
    return refused('TOO_MUCH');
  }

  /** What is being read throws, so whoever asks stops first. */
  async close(): Promise<void> {
    await this.thread.close();
  }
}
