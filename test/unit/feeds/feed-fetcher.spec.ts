import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { FeedFetcher, type Validators } from '../../../src/platform/feeds/feed-fetcher.js';
import { fetchLimits } from '../../../src/platform/feeds/fetch-limits.js';
import type { ResolveName } from '../../../src/platform/feeds/guarded-lookup.js';
import { CalendarServer } from '../../builders/calendar-server.js';

const limits = { ...fetchLimits, feedBytesMax: 100_000, connectMsMax: 2_000, headMsMax: 300, wholeMsMax: 600 };
const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';

let server: CalendarServer;
let other: CalendarServer;
beforeAll(async () => {
  server = await CalendarServer.start();
  other = await CalendarServer.start();
});
afterAll(async () => {
  await server.stop();
  await other.stop();
});

/** Only the first server is on the list: the second is a service of ours that nobody should reach. */
const fetcher = (resolve?: ResolveName) =>
  new FeedFetcher({
    hostsAllowed: new Set([server.host, `calendar.test:${server.host.split(':')[1]}`]),
    limits,
    resolve,
  });

const fetched = async (path: string, validators?: Validators) => {
  const answer = await fetcher().fetch(server.address(path), validators);
  if (!answer.ok) return answer.problems[0];
  return answer.value.kind === 'CALENDAR' ? { ...answer.value, bytes: answer.value.bytes.toString() } : answer.value;
};

describe('what a server answers', () => {
  it('is the calendar with its validators, and nothing once it is unchanged', async () => {
    server.serve('/a.ics', CALENDAR);
    const first = await fetched('/a.ics');
    expect(first).toEqual({
      kind: 'CALENDAR',
      bytes: CALENDAR,
      charset: 'utf-8',
      validators: { etag: expect.stringMatching(/^"\d+"$/) },
    });
    const { validators } = first as { validators: Validators };
    expect(await fetched('/a.ics', validators)).toEqual({ kind: 'UNCHANGED' });
    expect(server.asked.at(-1)!.headers).toMatchObject({ 'if-none-match': validators.etag, host: server.host });
  });

  it('knows dates of change as well', async () => {
    const lastModified = 'Mon, 04 Jan 2027 06:00:00 GMT';
    server.answer('/dated.ics', ({ headers }, response) => {
      response.writeHead(headers['if-modified-since'] === lastModified ? 304 : 200, { 'last-modified': lastModified });
      response.end();
    });
    expect(await fetched('/dated.ics')).toMatchObject({ validators: { lastModified } });
    expect(await fetched('/dated.ics', { lastModified })).toEqual({ kind: 'UNCHANGED' });
  });

  it('is unpacked', async () => {
    server.answer('/packed.ics', (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(CALENDAR));
    });
    expect(await fetched('/packed.ics')).toMatchObject({ bytes: CALENDAR });
  });

  it('is looked for where it has moved to', async () => {
    server.serve('/moved/to.ics', CALENDAR);
    server.answer('/moved/from.ics', (_, response) => response.writeHead(301, { location: 'to.ics' }).end());
    expect(await fetched('/moved/from.ics')).toMatchObject({ bytes: CALENDAR });
  });

  it.each([
    [404, {}, { code: 'GONE', detail: '404' }],
    [410, {}, { code: 'GONE', detail: '410' }],
    [401, {}, { code: 'DENIED', detail: '401' }],
    [403, {}, { code: 'DENIED', detail: '403' }],
    [429, { 'retry-after': '120' }, { code: 'OVERLOADED', detail: '429', retryAfter: '120' }],
    [503, {}, { code: 'OVERLOADED', detail: '503' }],
    [500, {}, { code: 'SERVER_TROUBLE', detail: '500' }],
    [204, {}, { code: 'NOT_A_CALENDAR', detail: '204' }],
    [304, {}, { code: 'UNREADABLE', detail: '304' }],
    [302, {}, { code: 'UNREADABLE', detail: '302' }],
    [200, { 'content-type': 'image/png' }, { code: 'NOT_A_CALENDAR', detail: 'content-type' }],
    [200, { 'content-encoding': 'rot13' }, { code: 'UNREADABLE' }],
    [200, { 'content-encoding': 'gzip, gzip' }, { code: 'UNREADABLE' }],
  ])('%d %j is %j', async (status, headers, problem) => {
    server.answer('/status', (_, response) => response.writeHead(status, headers).end('x'));
    expect(await fetched('/status')).toMatchObject(problem);
  });
});

describe('what costs too much', () => {
  it.each([
    ['says so', { 'content-length': '50000000' }],
    ['does not say so', {}],
  ])('a calendar past the limit that %s', async (_, headers) => {
    const sent = { bytes: 0 };
    server.answer('/long', (_request, response) => {
      response.writeHead(200, headers);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384, 'X'))) sent.bytes += 16_384;
      };
      response.on('drain', more);
      more();
    });
    expect(await fetched('/long')).toEqual({ code: 'TOO_LARGE' });
    expect(sent.bytes).toBeLessThan(20_000_000);
  });

  it('one that unpacks to more than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'X'));
    expect(bomb.length).toBeLessThan(limits.feedBytesMax);
    server.answer('/bomb', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await fetched('/bomb')).toEqual({ code: 'TOO_LARGE' });
  });

  it('one that comes byte by byte', async () => {
    server.answer('/drops', (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('B'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await fetched('/drops')).toMatchObject({ code: 'TOO_SLOW' });
  });

  it('a head that does not come, and one that never ends', async () => {
    server.answer('/silent', () => undefined);
    expect(await fetched('/silent')).toMatchObject({ code: 'TOO_SLOW' });
    const slow = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('X-More: 1\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((listening) => slow.listen(0, '127.0.0.1', listening));
    const host = `127.0.0.1:${(slow.address() as net.AddressInfo).port}`;
    const answer = await new FeedFetcher({ hostsAllowed: new Set([host]), limits }).fetch(`http://${host}/`);
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'TOO_SLOW' }] });
    await new Promise((closed) => slow.close(closed));
  });

  it('a chain of redirects', async () => {
    server.answer('/round', (_, response) => response.writeHead(302, { location: '/round' }).end());
    expect(await fetched('/round')).toEqual({ code: 'REDIRECTED' });
    expect(server.askedFor('/round')).toBe(limits.redirectsMax + 1);
  });
});

describe('what breaks', () => {
  it('half an answer, half a packed one, and one that is not packed as it says', async () => {
    server.answer('/half', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(CALENDAR, () => response.destroy());
    });
    expect(await fetched('/half')).toMatchObject({ code: 'CUT_OFF' });
    const packed = gzipSync(CALENDAR);
    const gzip = { 'content-encoding': 'gzip' };
    server.answer('/half-packed', (_, response) => response.writeHead(200, gzip).end(packed.subarray(0, 20)));
    expect(await fetched('/half-packed')).toMatchObject({ code: 'CUT_OFF' });
    server.answer('/unpacked', (_, response) => response.writeHead(200, gzip).end(CALENDAR));
    expect(await fetched('/unpacked')).toMatchObject({ code: 'UNREADABLE' });
  });

  it('something that is not HTTP, and nobody at home', async () => {
    const gone = await CalendarServer.start();
    const { host } = gone;
    await gone.stop();
    const nobody = await new FeedFetcher({ hostsAllowed: new Set([host]), limits }).fetch(`http://${host}/`);
    expect(nobody).toMatchObject({ ok: false, problems: [{ code: 'UNREACHABLE', detail: 'ECONNREFUSED' }] });
    const https = await fetcher().fetch(`https://${server.host}/a.ics`);
    expect(https).toMatchObject({ ok: false, problems: [{ code: 'NOT_SECURE' }] });
  });
});

describe('where nobody is to be reached', () => {
  const inside = (address: string) => address.replace('127.0.0.1', 'inside.test');
  const leadingTo =
    (...addresses: string[]): ResolveName =>
    async () =>
      addresses.map((address) => ({ address, family: net.isIP(address) }));

  it.each([
    ['a private address', () => other.address('/secret')],
    ['an odd spelling of it', () => other.address('/secret').replace('127.0.0.1', '0x7f.1')],
    ['another scheme', () => 'file:///etc/passwd'],
    ['a password', () => server.address('/a.ics').replace('//', '//user:password@')],
  ])('a redirect to %s', async (_, target) => {
    server.answer('/away', (_request, response) => response.writeHead(302, { location: target() }).end());
    expect(await fetched('/away')).toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(other.asked).toEqual([]);
  });

  it.each([
    ['a private address', ['127.0.0.1']],
    ['a private one among public ones', ['93.184.215.14', '10.0.0.1']],
    ['a mapped one', ['::ffff:127.0.0.1']],
  ])('a name that leads to %s', async (_, addresses) => {
    const answer = await fetcher(leadingTo(...addresses)).fetch('https://inside.test/a.ics');
    expect(answer).toEqual({ ok: false, problems: [{ code: 'ADDRESS_REFUSED', detail: 'PRIVATE' }] });
    expect(other.asked).toEqual([]);
  });

  it('a name that changes its answer is asked once for each request, and what was looked at is connected to', async () => {
    const answers = ['93.184.215.14', '127.0.0.1'];
    const names: string[] = [];
    const changing: ResolveName = async (name) => {
      names.push(name);
      return [{ address: answers[Math.min(names.length - 1, 1)]!, family: 4 }];
    };
    const once = { ...limits, connectMsMax: 200 };
    const fetcherOnce = new FeedFetcher({ hostsAllowed: new Set(), limits: once, resolve: changing });
    const first = await fetcherOnce.fetch(inside(`https://127.0.0.1/a.ics`));
    // Nothing answers there within the time, or nothing is reachable from here: either way it was the public one.
    expect(first).toMatchObject({ ok: false });
    expect(names).toEqual(['inside.test']);
    const second = await fetcherOnce.fetch(inside(`https://127.0.0.1/a.ics`));
    expect(second).toEqual({ ok: false, problems: [{ code: 'ADDRESS_REFUSED', detail: 'PRIVATE' }] });
  });

  it('a name without an address', async () => {
    const answer = await fetcher(async () => []).fetch('https://nowhere.test/');
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'NAME_UNKNOWN' }] });
  });

  it('an allowed host by its name may be anywhere', async () => {
    const address = server.address('/a.ics').replace('127.0.0.1', 'calendar.test');
    expect(await fetcher(leadingTo('127.0.0.1')).fetch(address)).toMatchObject({ ok: true });
  });
});
