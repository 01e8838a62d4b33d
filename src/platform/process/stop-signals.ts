/** What a terminal, an orchestrator and a closed terminal window send. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal's Ctrl-C reaches us twice when npm hands it on as well: what comes within this time is the same wish. */
const sameWishMilliseconds = 1_000;
/** Requests and jobs that are not done by then are not going to be. */
const stopSecondsMax = 30;

export interface Stopping {
  /** Ends everything in its order; rejects if that failed. */
  readonly stop: () => Promise<void>;
  /** Gets lines for people. */
  readonly say: (line: string) => void;
  /** Leaves the process at once with this code. */
  readonly exit: (code: number) => void;
}

/** Stops cleanly at the first signal and at once at the second. What is left behind then is taken up by the next start. */
export function stopOnSignals({ stop, say, exit }: Stopping, source: NodeJS.EventEmitter = process): void {
  let stopping = false;
  let insisting = false;
  const onSignal = (): void => {
    if (stopping) {
      if (insisting) exit(1);
      return;
    }
    stopping = true;
    setTimeout(() => {
      insisting = true;
    }, sameWishMilliseconds).unref();
    setTimeout(() => {
      say(`Not everything had stopped after ${stopSecondsMax} s; leaving it.`);
      exit(1);
    }, stopSecondsMax * 1_000).unref();
    say('Stopping…');
    void stop().then(
      () => exit(0),
      (error: unknown) => {
        say(`Stopping failed: ${error instanceof Error ? error.message : String(error)}`);
        exit(1);
      },
    );
  };
  for (const signal of STOP_SIGNALS) source.on(signal, onSignal);
}
