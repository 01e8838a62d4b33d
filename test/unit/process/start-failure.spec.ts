import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { requestedSettings } from '../../../src/platform/config/settings.js';
import { EmbeddedPostgresError } from '../../../src/platform/embedded-postgres/embedded-postgres-error.js';
import { freePort } from '../../../src/platform/process/free-port.js';
import { startFailure } from '../../../src/platform/process/start-failure.js';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('startFailure', () => {
  it('tells a taken port in one line', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const second = createServer().listen(port, '127.0.0.1');
    const [error] = await once(second, 'error');
    first.close();
    expect(startFailure(error)).toBe(
      `127.0.0.1:${port} is in use by another program. End that program, or choose another port: PORT=3001 npm start`,
    );
  });

  it.each<[string, unknown, string]>([
    [
      'a wrong setting',
      thrownBy(() => requestedSettings({ PORT: 'x' }, '/')),
      'PORT must be a whole number from 0 to 65535. Example: PORT=3000',
    ],
    ['no PostgreSQL', new EmbeddedPostgresError('The disk is full: make room.'), 'The disk is full: make room.'],
    [
      'a database that is not there',
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      'The server that DATABASE_URL names does not answer (ECONNREFUSED). Check its address, or leave DATABASE_URL out.',
    ],
    [
      'a wrong password',
      Object.assign(new Error('x'), { code: '28P01' }),
      'PostgreSQL refuses the user or the password in DATABASE_URL.',
    ],
  ])('tells %s in one line', (_, error, line) => {
    expect(startFailure(error)).toBe(line);
  });

  it('keeps the stack of what is our own mistake', () => {
    expect(startFailure(new TypeError('x is not a function'))).toContain('start-failure.spec');
  });
});

describe('freePort', () => {
  it('finds a port one can listen on', async () => {
    const port = await freePort('127.0.0.1');
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    expect(port).toBeGreaterThan(0);
  });
});
