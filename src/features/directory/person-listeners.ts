import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { Person } from './person.js';

/** A person of whom something else is written down than before. */
export interface PersonChange {
  readonly before: Person;
  readonly after: Person;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a higher room does in the same transaction when a person is corrected; a thrown error takes the correction back. */
export interface PersonListener {
  personChanged(tx: Tx, change: PersonChange): Promise<void>;
}

/** The port through which a correction reaches the rooms above this one, which register as they start. */
@Injectable()
export class PersonListeners {
  private readonly listeners: PersonListener[] = [];

  register(listener: PersonListener): void {
    this.listeners.push(listener);
  }

  /** One after the other, in the order of registration: they share one connection. */
  async announce(tx: Tx, change: PersonChange): Promise<void> {
    for (const listener of this.listeners) await listener.personChanged(tx, change);
  }
}
