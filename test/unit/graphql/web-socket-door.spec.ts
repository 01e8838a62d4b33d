import { connect } from 'node:net';
import { RawSocket } from '../../builders/raw-socket.js';
import type { LiveLimits } from '../../../src/platform/graphql/live-limits.js';
import { eventually } from '../../support/eventually.js';
import { TinyApplication } from './tiny-application.js';

let app: TinyApplication;
let address: string;
const start = async (limits: Partial<LiveLimits> = {}, environment?: Record<string, string>) => {
  app = await TinyApplication.start(environment, limits);
  address = await app.listen();
};
afterEach(() => app.stop());

const clerk = { authorization: 'Bearer clerk' };
const opened = async (socket: RawSocket) => {
  expect(await socket.opened).toBe('open');
  return socket;
};

describe('the door for WebSockets', () => {
  it('lets in as many as a process holds, and the next one when somebody has left', async () => {
    await start({ connectionsMax: 2 });
    const first = await opened(new RawSocket(address));
    await opened(new RawSocket(address));
    expect(await new RawSocket(address).opened).toBe('Unexpected server response: 503');
    first.end();
    await first.closed;
    let again = await new RawSocket(address).opened;
    while (again !== 'open') again = await new RawSocket(address).opened;
  });

  it('waits only so long for the greeting', async () => {
    await start({ connectionInitSecondsMax: 0.001 });
    const silent = new RawSocket(address);
    expect(await silent.closed).toBe('4408 Connection initialisation timeout');
  });

  it('cuts off whoever answers no ping', async () => {
    await start({ pingSeconds: 0.05 });
    const dead = await opened(new RawSocket(address, { autoPong: false }));
    expect(await dead.closed).toBe('1006');
  });

  it.each([
    [
      'pings of the protocol',
      (socket: RawSocket) => socket.say({ type: 'ping', payload: { x: 'x'.repeat(60_000) } }),
      500,
    ],
    ['pings of WebSocket', (socket: RawSocket) => socket.ping('x'.repeat(125)), 200_000],
  ])('cuts off whoever sends %s and reads no answer, before anybody has signed in', async (_, ask, times) => {
    await start({ connectionInitSecondsMax: 3_600, pingSeconds: 3_600, unreadKibibytesMax: 16 });
    const deaf = await opened(new RawSocket(address));
    deaf.hearNothing();
    for (let sent = 0; sent < times; sent += 1) ask(deaf);
    await eventually(() => app.logLines.some((line) => line.includes('WebSocket closed') && line.includes('1006')));
    deaf.end();
  });

  it('lets whoever reads ask as often as they like', async () => {
    await start({ connectionInitSecondsMax: 3_600, unreadKibibytesMax: 128 });
    const socket = await opened(new RawSocket(address));
    for (let sent = 0; sent < 500; sent += 1) {
      socket.say({ type: 'ping', payload: { sent, x: 'x'.repeat(60_000) } });
      expect(await socket.next()).toMatchObject({ type: 'pong', payload: { sent } });
    }
    socket.end();
  });

  it('is not held up at the stop by somebody who does not answer the goodbye', async () => {
    await start({ goodbyeSecondsMax: 0.001 });
    const deaf = await opened(new RawSocket(address));
    deaf.hearNothing();
    await app.stop();
    deaf.end();
  });
});

describe('an offer of another protocol than WebSocket', () => {
  /** Everything that the service says until it hangs up. Each piece is said when the answer has come so far. */
  const said = (pieces: readonly (readonly [answered: string, piece: string])[]) =>
    new Promise<string>((resolve, reject) => {
      let text = '';
      const left = [...pieces];
      const socket = connect(Number(new URL(address).port), '127.0.0.1');
      const sayNext = () => {
        for (let next = left[0]; next && text.includes(next[0]); next = left[0]) {
          left.shift();
          socket.write(next[1]);
        }
      };
      socket.on('connect', sayNext).on('error', reject);
      socket.setEncoding('utf8').on('data', (data: string) => {
        text += data;
        sayNext();
      });
      socket.on('end', () => resolve(text));
    });
  const post = (query: string, headers: string) =>
    `POST /graphql HTTP/1.1\r\nHost: api\r\nAuthorization: Bearer clerk\r\nContent-Type: application/json\r\n${headers}Content-Length: ${JSON.stringify({ query }).length}\r\n\r\n${JSON.stringify({ query })}`;
  const H2C = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n';

  it('is passed over: the request is answered as it is, and so is the next one', async () => {
    await start();
    const last = post('{ open }', 'Connection: close, Upgrade\r\nUpgrade: h2c\r\n');
    const answers = await said([
      ['', post('{ whoAmI }', H2C)],
      ['clerk', last.slice(0, -5)],
      ['clerk', last.slice(-5)],
    ]);
    expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect(answers).toContain('{"data":{"whoAmI":"clerk"}}');
    expect(answers).toContain('{"data":{"open":"known FI"}}');
  });

  it('gives nobody more than they have without it', async () => {
    await start();
    const anonymous = post('{ whoAmI }', `${H2C}`).replace('Authorization: Bearer clerk\r\n', '');
    const answers = await said([
      ['', anonymous],
      ['UNAUTHENTICATED', post('{ open }', 'Connection: close\r\n')],
    ]);
    expect(answers).toContain('UNAUTHENTICATED');
  });
});

describe('what comes through it', () => {
  it('is masked like every answer', async () => {
    await start();
    const socket = await RawSocket.greeted(address, { ...clerk, 'accept-language': 'en' });
    socket.subscribe('1', 'subscription { bookArrived { id broken } }');
    for (const id of ['one', 'two']) {
      const event = await socket.next();
      expect(event).toMatchObject({ type: 'next', payload: { data: { bookArrived: { id, broken: null } } } });
      expect(JSON.stringify(event)).not.toContain('10.0.0.7');
    }
    const end = await socket.refusal();
    expect(end.codes).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(end.messages[0]).toMatch(/^Something went wrong in the service\./);
    expect(app.logLines.filter((line) => line.includes('internal error'))).toHaveLength(3);
  });

  it('is masked while the viewer is looked for, too', async () => {
    await start();
    const socket = await RawSocket.greeted(address, { authorization: 'Bearer outage' });
    socket.subscribe('1', 'subscription { bookArrived { id } }');
    const { codes, messages } = await socket.refusal();
    expect(codes).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(messages.join()).not.toContain('session table');
  });

  it('is closed to whoever is not signed in, before anything of it runs', async () => {
    await start();
    const socket = await RawSocket.greeted(address);
    socket.subscribe('1', 'subscription { bookArrived { id } }');
    expect((await socket.refusal()).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('shows nothing of a server’s schema', async () => {
    await start({}, { DATABASE_URL: 'postgresql://db/x', SECRET: 's'.repeat(32) });
    const socket = await RawSocket.greeted(address, clerk);
    socket.subscribe('1', 'subscription { bookArrive { id } }');
    expect((await socket.refusal()).messages).toEqual(['Cannot query field "bookArrive" on type "Subscription".']);
  });
});
