import { type InArea, Transactions, type Tx } from '../../src/platform/database/transactions.js';
import type { TestApp } from './test-app.js';

export interface Counted<Answer> {
  /** Statements that read something, those that open and close a transaction left out. */
  readonly counted: number;
  readonly answer: Answer;
}

/** How many statements the reads of `work` take; nothing else may run on the application meanwhile. */
export async function countStatements<Answer>(app: TestApp, work: () => Promise<Answer>): Promise<Counted<Answer>> {
  let counted = 0;
  const count = <Value>(value: Value): Value => {
    counted += 1;
    return value;
  };
  const transactions = app.application.get(Transactions, { strict: false });
  const read = transactions.read.bind(transactions);
  transactions.read = <Value>(actor: InArea, reading: (tx: Tx) => Promise<Value>) =>
    read(actor, (tx) =>
      reading({
        areaId: tx.areaId,
        manager: tx.manager,
        query: (sql, parameters) => count(tx.query(sql, parameters)),
        prepared: (sql, parameters) => count(tx.prepared(sql, parameters)),
      }),
    );
  try {
    const answer = await work();
    return { answer, counted };
  } finally {
    transactions.read = read;
  }
}
