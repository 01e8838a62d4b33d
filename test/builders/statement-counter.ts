import { DataSource } from 'typeorm';
import type { TestApp } from '../support/test-app.js';

/** What a transaction and a session cost whatever is asked for. */
const FRAME = /^(?:BEGIN|COMMIT|ROLLBACK|START|SET)\b|resolve_session/;

/** The statements that `work` has the product send to the database, but for those of every request. */
export async function countStatements<Value>(
  app: TestApp,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly statements: readonly string[] }> {
  const { driver } = app.application.get(DataSource);
  const pool = (driver as unknown as { readonly master: Pool }).master;
  const statements: string[] = [];
  const connect = pool.connect.bind(pool);
  const heard = new Map<Client, Client['query']>();
  const listen = (client: Client): void => {
    if (heard.has(client)) return;
    const query = client.query.bind(client);
    heard.set(client, query);
    client.query = (...wish) => {
      const text = typeof wish[0] === 'string' ? wish[0] : (wish[0] as { text: string }).text;
      if (!FRAME.test(text)) statements.push(text);
      return query(...wish);
    };
  };
  pool.connect = (done) =>
    connect((error, client, release) => {
      if (client) listen(client);
      done(error, client, release);
    });
  try {
    return { value: await work(), statements };
  } finally {
    pool.connect = connect;
    for (const [client, query] of heard) client.query = query;
  }
}

interface Client {
  query(...wish: unknown[]): unknown;
}

interface Pool {
  connect(done: (error: Error | undefined, client: Client | undefined, release: unknown) => void): void;
}
