import { createLogger } from '../../../src/platform/observability/logger.js';
import { NestLogger } from '../../../src/platform/observability/nest-logger.js';
import type { LogLevel } from '../../../src/platform/config/setting-values.js';

function logging(level: LogLevel = 'info') {
  const lines: string[] = [];
  return { logger: createLogger(level, { write: (line) => void lines.push(line) }), lines };
}

describe('the log', () => {
  it('holds no private value, whole objects included', () => {
    const { logger, lines } = logging();
    const person = { id: 'p1', displayName: 'Aino Esimerkki', email: 'aino@example.fi', phone: '040 123' };
    logger.info({ person, token: 'secret-token', authorization: 'Bearer x' }, 'seen');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      event: 'seen',
      person: { id: 'p1', displayName: '[private]' },
    });
    for (const text of ['Aino', 'aino@', '040', 'secret-token', 'Bearer x']) expect(lines[0]).not.toContain(text);
  });

  it('keeps of a database error what names no row', () => {
    const { logger, lines } = logging();
    const error = Object.assign(new Error('duplicate key value violates unique constraint "identity_email"'), {
      code: '23505',
      constraint: 'identity_email',
      detail: 'Key (email)=(aino@example.fi) already exists.',
      parameters: ['aino@example.fi'],
    });
    logger.error({ error }, 'internal error');
    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({
      type: 'Error',
      sqlState: '23505',
      constraint: 'identity_email',
    });
    expect(lines[0]).not.toContain('aino');
  });

  it('is quiet about Nest putting itself together, and loud about its errors', () => {
    const { logger, lines } = logging();
    const nest = new NestLogger(logger);
    nest.log('Mapped {/graphql, POST} route', 'RouterExplorer');
    expect(lines).toEqual([]);
    nest.error(new TypeError('x'), 'ExceptionsHandler');
    nest.warn('careful', 'Injector');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', context: 'ExceptionsHandler', error: { type: 'TypeError' } },
      { level: 'warn', context: 'Injector', event: 'careful' },
    ]);
  });
});
