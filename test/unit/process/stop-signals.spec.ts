import { EventEmitter } from 'node:events';
import { stopOnSignals } from '../../../src/platform/process/stop-signals.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function listening(stop: () => Promise<void>) {
  const signals = new EventEmitter();
  const exits: number[] = [];
  const lines: string[] = [];
  stopOnSignals({ stop, say: (line) => lines.push(line), exit: (code) => exits.push(code) }, signals);
  return { signals, exits, lines };
}

const never = () => new Promise<void>(() => undefined);

describe('stopOnSignals', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('stops cleanly at %s', async (signal) => {
    const { signals, exits } = listening(async () => undefined);
    signals.emit(signal);
    expect(exits).toEqual([]);
    await jest.advanceTimersByTimeAsync(0);
    expect(exits).toEqual([0]);
  });

  it('takes a Ctrl-C that npm repeats for one, and a second one of the person for impatience', async () => {
    const { signals, exits } = listening(never);
    signals.emit('SIGINT');
    signals.emit('SIGINT');
    expect(exits).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_500);
    signals.emit('SIGINT');
    expect(exits).toEqual([1]);
  });

  it('does not wait for ever', async () => {
    const { signals, exits, lines } = listening(never);
    signals.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(30_000);
    expect(exits).toEqual([1]);
    expect(lines.at(-1)).toContain('30 s');
  });

  it('says why stopping failed', async () => {
    const { signals, exits, lines } = listening(async () => {
      throw new Error('the disk is full');
    });
    signals.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(0);
    expect([exits, lines.at(-1)]).toEqual([[1], 'Stopping failed: the disk is full']);
  });
});
