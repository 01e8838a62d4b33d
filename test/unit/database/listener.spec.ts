import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Listener } from '../../../src/platform/database/listener.js';

describe('the connection that listens', () => {
  it('gives up a server that says nothing, and can be stopped', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const errors: unknown[] = [];
    const listener = new Listener({
      databaseUrl: `postgresql://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/nothing`,
      channel: 'changes',
      name: 'test',
      heard: () => undefined,
      turn: () => Promise.resolve(1),
      onError: (error) => errors.push(error),
      connectSecondsMax: 0.05,
    });
    try {
      // Resolves when the first connection could not be made.
      await listener.start();
      expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('timeout') })]);
    } finally {
      await listener.stop();
      for (const socket of sockets) socket.destroy();
      silent.close();
    }
  }, 20_000);
});
