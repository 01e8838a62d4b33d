import pg from 'pg';

/** What frames a statement, and what every request costs before it is known who asks. */
const FRAME = /^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SELECT set_config|SET )|resolve_session/i;

/**
 * The SQL statements that `work` sends through the application's connections, without those that only frame them
 * (transactions, the area, the session). Nothing else may be going on meanwhile: an application with the role `api` alone
 * does nothing by itself.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const prototype = pg.Client.prototype as unknown as { query: (...parameters: unknown[]) => unknown };
  const query = prototype.query;
  const statements: string[] = [];
  prototype.query = function counted(this: unknown, ...parameters: unknown[]) {
    const [first] = parameters;
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
    if (text !== '' && !FRAME.test(text)) statements.push(text);
    return query.apply(this, parameters);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return statements;
}
