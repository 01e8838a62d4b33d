import { liveLimits } from '../../src/platform/graphql/live-limits.js';
import { queryLimits } from '../../src/platform/graphql/query-limits.js';
import { MEETING_CHANGED } from '../builders/live-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { RawSocket } from '../builders/raw-socket.js';

let scene: MeetingScene;
let host: string;
let url: string;
let meetingId: string;
const sockets: RawSocket[] = [];
beforeAll(async () => {
  scene = await MeetingScene.open();
  host = await scene.app.listen();
  url = `ws://${host}/graphql`;
  meetingId = (await scene.calls.booked('2027-02-01T08:00:00Z', [(await scene.person()).id])).id;
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.end();
});
afterAll(() => scene.close());

const kept = (socket: RawSocket): RawSocket => {
  sockets.push(socket);
  return socket;
};
const bearer = () => ({ authorization: `Bearer ${scene.calls.token}` });
const signedIn = async () => kept(await RawSocket.greeted(url, bearer()));
const variables = () => ({ variables: { id: meetingId } });

describe('who may subscribe', () => {
  it('is told by the header of the upgrade, or by connectionParams', async () => {
    const byHeader = await signedIn();
    byHeader.subscribe('1', MEETING_CHANGED, variables());
    expect(await byHeader.next()).toMatchObject({ type: 'next', id: '1' });
    const byParams = kept(new RawSocket(url));
    await byParams.opened;
    byParams.say({ type: 'connection_init', payload: bearer() });
    expect(await byParams.next()).toEqual({ type: 'connection_ack' });
    byParams.subscribe('1', MEETING_CHANGED, variables());
    expect(await byParams.next()).toMatchObject({ type: 'next', id: '1' });
  });

  it.each([
    ['no token', undefined],
    ['an unknown token', { authorization: 'Bearer forged' }],
    ['something else than a token', { authorization: ['Bearer', 1] }],
  ])('is nobody with %s', async (_, payload) => {
    const socket = kept(new RawSocket(url, { headers: { 'accept-language': 'sv' } }));
    await socket.opened;
    socket.say({ type: 'connection_init', payload });
    await socket.next();
    socket.subscribe('1', MEETING_CHANGED, variables());
    expect(await socket.refusal()).toEqual({
      id: '1',
      codes: ['UNAUTHENTICATED'],
      messages: ['Logga in och försök igen.'],
    });
  });

  it('is nobody from another site, and everybody from ours', async () => {
    const from = (origin: string) => kept(new RawSocket(url, { headers: { origin } })).opened;
    expect(await from('https://elsewhere.example')).toBe('Unexpected server response: 403');
    expect(await from('null')).toBe('Unexpected server response: 403');
    expect(await from(`http://${host}`)).toBe('open');
    expect(await from(scene.app.settings.http.publicUrl)).toBe('open');
  });

  it('finds a WebSocket at one address only', async () => {
    const to = (path: string) => kept(new RawSocket(`ws://${host}${path}`)).opened;
    expect(await to('/graphqlx')).toBe('Unexpected server response: 404');
    expect(await to('/health/live')).toBe('Unexpected server response: 404');
    expect(await to('/graphql?a=b')).toBe('open');
  });
});

describe('what may be asked', () => {
  it.each([
    ['a query', '{ viewer { person { id } } }', 'BAD_REQUEST'],
    ['a mutation', 'mutation { logout }', 'BAD_REQUEST'],
    ['no document', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { meetingChange(meetingId: "1") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', MEETING_CHANGED, 'BAD_USER_INPUT'],
    [
      'two subscriptions in one',
      'subscription { a: meetingChanged(meetingId: "1") { id } b: meetingChanged(meetingId: "1") { id } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('is a subscription, and not %s', async (_, query, code) => {
    const socket = await signedIn();
    socket.subscribe('1', query);
    expect((await socket.refusal()).codes).toEqual([code]);
    socket.subscribe('2', MEETING_CHANGED, variables());
    expect(await socket.next()).toMatchObject({ type: 'next', id: '2' });
  });

  it('has the limits of every document', async () => {
    const fields = (text: string) => `subscription { meetingChanged(meetingId: "${meetingId}") { ${text} } }`;
    const socket = await signedIn();
    socket.subscribe('1', fields('case { meetings { edges { node { '.repeat(4) + 'id' + ' } } } }'.repeat(4)));
    expect((await socket.refusal()).messages[0]).toMatch(/^The document asks for too much: depth/);
    socket.subscribe('2', fields(Array.from({ length: queryLimits.aliasesMax + 1 }, (_, n) => `a${n}: id`).join(' ')));
    expect((await socket.refusal()).messages[0]).toMatch(/^The document asks for too much: aliases/);
    socket.subscribe('3', fields('id '.repeat(queryLimits.tokensMax)));
    expect((await socket.refusal()).codes).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('is not answered over HTTP', async () => {
    const answer = await scene.app.graphql(MEETING_CHANGED, { id: meetingId }, scene.calls.token);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
  });

  it('is bounded in number for each connection, and one may end to make room', async () => {
    const max = liveLimits.subscriptionsPerConnectionMax;
    const socket = await signedIn();
    for (let n = 1; n <= max; n += 1) {
      socket.subscribe(`${n}`, MEETING_CHANGED, variables());
      expect(await socket.next()).toMatchObject({ type: 'next', id: `${n}` });
    }
    socket.subscribe('one more', MEETING_CHANGED, variables());
    expect(await socket.refusal()).toMatchObject({ id: 'one more', codes: ['TOO_MANY_SUBSCRIPTIONS'] });
    socket.say({ type: 'complete', id: '1' });
    socket.subscribe('again', MEETING_CHANGED, variables());
    expect(await socket.next()).toMatchObject({ type: 'next', id: 'again' });
  });
});

describe('what is no message', () => {
  it.each([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['an unknown type', '{"type":"hello"}'],
    ['an operation without a document', '{"type":"subscribe","id":"1","payload":{}}'],
    ['what only the service says', '{"type":"next","id":"1","payload":{}}'],
  ])('closes the connection: %s', async (_, text) => {
    const socket = await signedIn();
    socket.sayText(text);
    expect(await socket.closed).toBe('4400 Invalid message received');
  });

  it('is refused before it is read when it is too long', async () => {
    const socket = await signedIn();
    socket.sayText('x'.repeat(liveLimits.messageKibibytesMax * 2 ** 10 + 1));
    expect(await socket.closed).toMatch(/^1009/);
  });

  it('does not harm the others', async () => {
    const [honest, broken] = [await signedIn(), await signedIn()];
    honest.subscribe('1', MEETING_CHANGED, variables());
    await honest.next();
    broken.sayText('{');
    await broken.closed;
    honest.subscribe('2', MEETING_CHANGED, variables());
    expect(await honest.next()).toMatchObject({ type: 'next', id: '2' });
  });

  it('is an operation before the greeting, or of another protocol', async () => {
    const hasty = kept(new RawSocket(url, { headers: bearer() }));
    await hasty.opened;
    hasty.subscribe('1', MEETING_CHANGED, variables());
    expect(await hasty.closed).toBe('4401 Unauthorized');
    expect(await kept(new RawSocket(url, { protocol: 'graphql-ws' })).opened).not.toBe('open');
  });
});
