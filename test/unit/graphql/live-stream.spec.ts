import { LiveStream } from '../../../src/platform/graphql/live-stream.js';
import { Bell } from '../../../src/platform/clock/bell.js';

const hour = 3_600_000;

/** A thing that changes, and a viewer whose session may end. */
function scene({ checkMilliseconds = hour } = {}) {
  const bell = new Bell();
  const state = { value: 'first' as string | null, session: true, renewed: 0, watched: true };
  const parts = {
    watch: {
      wait: (milliseconds: number) => bell.wait(milliseconds),
      end: () => {
        state.watched = false;
        bell.ring();
      },
    },
    context: {
      async renew() {
        state.renewed += 1;
        if (!state.session) throw new Error('signed out');
      },
    },
    read: async () => state.value,
    sessionCheckMilliseconds: checkMilliseconds,
  };
  const change = (value: string | null): void => {
    state.value = value;
    bell.ring();
  };
  return { state, change, open: () => LiveStream.open(parts) };
}

async function opened(wish?: { checkMilliseconds: number }) {
  const { open, ...rest } = scene(wish);
  const stream = await open();
  if (!stream) throw new Error('no stream');
  return { stream, ...rest };
}

describe('LiveStream', () => {
  it('begins with what is, and goes on with each change', async () => {
    const { stream, change, state } = await opened();
    expect(await stream.next()).toEqual({ value: 'first', done: false });
    const second = stream.next();
    change('second');
    expect(await second).toEqual({ value: 'second', done: false });
    expect(state.renewed).toBe(1);
  });

  it('gives whoever was slow the latest state once', async () => {
    const { stream, change } = await opened();
    await stream.next();
    change('second');
    change('third');
    expect(await stream.next()).toEqual({ value: 'third', done: false });
    const next = stream.next();
    change('fourth');
    expect(await next).toEqual({ value: 'fourth', done: false });
  });

  it('is none, and watches nothing, where there is nothing to see', async () => {
    const { state, open } = scene();
    state.value = null;
    expect(await open()).toBeNull();
    expect(state.watched).toBe(false);
  });

  it('ends when there is nothing to see any more', async () => {
    const { stream, change, state } = await opened();
    await stream.next();
    change(null);
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(state.watched).toBe(false);
  });

  it('ends with the session, though nothing changes', async () => {
    const { stream, state } = await opened({ checkMilliseconds: 1 });
    await stream.next();
    state.session = false;
    await expect(stream.next()).rejects.toThrow('signed out');
    expect(state.watched).toBe(false);
  });

  it('tells nothing while the session goes on and nothing changes', async () => {
    const { stream, change, state } = await opened({ checkMilliseconds: 1 });
    await stream.next();
    const next = stream.next();
    const checks = state.renewed;
    while (state.renewed < checks + 3) await new Promise((resolve) => setImmediate(resolve));
    change('second');
    expect(await next).toEqual({ value: 'second', done: false });
  });

  it('lets go at once when it is ended while it waits', async () => {
    const { stream, state } = await opened();
    await stream.next();
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(state.watched).toBe(false);
  });
});
