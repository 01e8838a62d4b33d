import { Injectable } from '@nestjs/common';
import { within } from './within.js';

/** Resolves when the thing works; what it rejects with is logged by nobody and shown to nobody. */
export type ReadinessCheck = () => Promise<unknown>;

/** A load balancer asks every few seconds: a check that has no answer by then is no better than a failed one. */
const checkMillisecondsMax = 2_000;

/** What must work before this process takes calls. Rooms add their check when they start. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();

  /** Throws on a name that is already taken: two rooms would hide each other. */
  add(name: string, check: ReadinessCheck): void {
    if (this.checks.has(name)) throw new Error(`a readiness check named ${name} exists already`);
    this.checks.set(name, check);
  }

  /** Runs all checks side by side; true where the thing works. */
  async report(): Promise<ReadonlyMap<string, boolean>> {
    const names = [...this.checks.keys()];
    const works = await Promise.all([...this.checks.values()].map((check) => this.works(check)));
    return new Map(names.map((name, index) => [name, works[index] ?? false]));
  }

  private async works(check: ReadinessCheck): Promise<boolean> {
    try {
      await within(checkMillisecondsMax, check());
      return true;
    } catch {
      return false;
    }
  }
}
