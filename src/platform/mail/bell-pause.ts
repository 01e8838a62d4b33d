/** A pause that somebody can end early. A ring while nobody pauses ends the next pause at once, so no ring is lost. */
export class BellPause {
  private end: (() => void) | undefined;
  private rung = false;

  ring(): void {
    this.rung = true;
    this.end?.();
  }

  async wait(milliseconds: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.end = undefined;
    this.rung = false;
  }
}
