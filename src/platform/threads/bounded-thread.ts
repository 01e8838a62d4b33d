import { once } from 'node:events';
import type { TransferListItem, Worker } from 'node:worker_threads';
import { ok, type Result, refused } from '../../domain/result.js';
import { within } from '../observability/within.js';
import { openThread } from './open-thread.js';

export interface ThreadLimits {
  /** One answer. What takes longer is ended. */
  readonly answerMsMax: number;
  /** Of the thread's own heap. */
  readonly heapMebibytesMax: number;
}

/** BROKEN: the thread has ended over it, or was closed. */
export type ThreadFailure = 'TOO_SLOW' | 'TOO_MUCH_MEMORY' | 'BROKEN';

export interface ThreadParts<Answer> {
  /** The file that the thread runs: it answers each message with one. */
  readonly program: URL;
  readonly limits: ThreadLimits;
  /** Whether the thread is not to be asked anything after this answer, since it may still be at work on it. */
  readonly isSpent?: (answer: Answer) => boolean;
}

/**
 * Has what strangers wrote read in a thread, one after the other, that costs nothing else when it goes: libraries take the
 * square of some lengths, and rules may have no end. It is opened by the first question, and anew when one has ended it.
 */
export class BoundedThread<Question, Answer> {
  private thread: Worker | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: ThreadParts<Answer>) {}

  /** `transferred`: buffers in the question that it need not copy. Nothing is thrown. */
  ask(question: Question, transferred: readonly TransferListItem[] = []): Promise<Result<Answer, ThreadFailure>> {
    const answer = this.turn.then(() => this.askThread(question, transferred));
    this.turn = answer;
    return answer;
  }

  /** What is being read counts as broken, so whoever asks stops first. */
  async close(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }

  private async askThread(
    question: Question,
    transferred: readonly TransferListItem[],
  ): Promise<Result<Answer, ThreadFailure>> {
    this.thread ??= this.open();
    const { thread } = this;
    // A process that waits for an answer goes on for it; one that only keeps the thread does not.
    thread.ref();
    try {
      const heard = answerOf<Answer>(thread);
      thread.postMessage(question, transferred);
      const answer = await within(this.parts.limits.answerMsMax, heard);
      if (this.parts.isSpent?.(answer)) await this.close();
      return ok(answer);
    } catch (failure) {
      // What stopped half-way may still be at work, and must not fall on the next question.
      await this.close();
      return refused(failureOf(failure));
    } finally {
      thread.unref();
    }
  }

  private open(): Worker {
    const { program, limits } = this.parts;
    const thread = openThread(program, limits.heapMebibytesMax);
    // What it dies of is told to whoever waits; without a listener the process would die of it too.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      if (this.thread === thread) this.thread = undefined;
    });
    return thread;
  }
}

/** The thread's next word; rejects with what it died of. */
async function answerOf<Answer>(thread: Worker): Promise<Answer> {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = once(thread, 'exit', { signal }).then(() => Promise.reject(new Error('the thread has ended')));
  try {
    const [answer] = (await Promise.race([once(thread, 'message', { signal }), ended])) as [Answer];
    return answer;
  } finally {
    heard.abort();
  }
}

function failureOf(failure: unknown): ThreadFailure {
  const { name, code } = failure as { name?: unknown; code?: unknown };
  if (name === 'TimeoutError') return 'TOO_SLOW';
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'TOO_MUCH_MEMORY' : 'BROKEN';
}
