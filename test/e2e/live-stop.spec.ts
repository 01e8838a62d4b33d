import { MEETING_CHANGED } from '../builders/live-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { RawSocket } from '../builders/raw-socket.js';

describe('the stop of the service', () => {
  it('says goodbye to whoever is subscribed, and is not held up', async () => {
    const scene = await MeetingScene.open();
    const url = `ws://${await scene.app.listen()}/graphql`;
    const { id } = await scene.calls.booked('2027-02-01T08:00:00Z', [(await scene.person()).id]);
    const subscribed = await RawSocket.greeted(url, { authorization: `Bearer ${scene.calls.token}` });
    subscribed.subscribe('1', MEETING_CHANGED, { variables: { id } });
    expect(await subscribed.next()).toMatchObject({ type: 'next' });
    const silent = new RawSocket(url);
    await silent.opened;
    const goodbyes = Promise.all([subscribed.closed, silent.closed]);
    await scene.close();
    expect(await goodbyes).toEqual(['1001 The service stops', '1001 The service stops']);
    expect(await new RawSocket(url).opened).toMatch(/ECONNREFUSED/);
  });
});
