import { StoryBroken } from './story-broken.js';
import { wrapped } from './wrapped-text.js';

/** The part of a terminal, or of a pipe, that a story needs. */
export interface Stage {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Knows of NO_COLOR, FORCE_COLOR and dumb terminals. Only terminals have it. */
  hasColors?(): boolean;
}

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const spinnerMilliseconds = 80;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * Tells the story: plain lines into a file or a pipe; on a terminal with something that moves while one waits, and with
 * colour unless it is not wanted.
 */
export class Narrator {
  private readonly colours: boolean;
  private chapters = 0;

  constructor(private readonly stage: Stage) {
    this.colours = stage.isTTY === true && stage.hasColors?.() === true;
  }

  title(text: string): void {
    this.line(this.painted('1', text));
  }

  chapter(text: string): void {
    this.chapters += 1;
    this.line(`\n${this.painted('1', `${this.chapters}. ${text}`)}`);
  }

  say(text: string): void {
    this.line(wrapped('   ', text));
  }

  item(text: string): void {
    this.line(wrapped('   - ', text));
  }

  /** What belongs under an item. */
  detail(text: string): void {
    this.line(this.painted('2', wrapped('     ', text)));
  }

  /** States what must be so, and ends the story if it is not. */
  check(whatHolds: string, holds: boolean): void {
    if (!holds) throw new StoryBroken(whatHolds);
    // Painted once it is wrapped: codes take no columns.
    this.line(wrapped('   ✓ ', whatHolds).replace('✓', this.painted('32', '✓')));
  }

  /** Gives back what must be there, and ends the story if it is not. */
  found<Value>(whatHolds: string, value: Value | null | undefined): Value {
    this.check(whatHolds, value !== null && value !== undefined);
    return value as Value;
  }

  /** Says what is being waited for, on a terminal while it is, and anywhere that it came. */
  async while<Value>(what: string, work: Promise<Value>): Promise<Value> {
    const stop = this.stage.isTTY === true ? this.spin(what) : () => undefined;
    const value = await work.finally(stop);
    this.line(`   ${what} … done`);
    return value;
  }

  private spin(what: string): () => void {
    let turn = 0;
    const timer = setInterval(() => {
      this.stage.write(`${CLEAR_LINE}   ${SPINNER[turn % SPINNER.length]} ${what}`);
      turn += 1;
    }, spinnerMilliseconds);
    return () => {
      clearInterval(timer);
      this.stage.write(CLEAR_LINE);
    };
  }

  line(text: string): void {
    this.stage.write(`${text}\n`);
  }

  private painted(code: string, text: string): string {
    return this.colours ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}
