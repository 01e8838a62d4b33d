/**
 * What was started, to be ended in the opposite order: at the stop, or when a later step of the start fails. Every step
 * is tried even if one before it fails; the first failure is what is thrown.
 */
export class UndoStack {
  private readonly steps: (() => Promise<void>)[] = [];

  push(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  async undoAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
