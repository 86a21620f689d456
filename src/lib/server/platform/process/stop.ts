import type { Server } from 'node:http';

/** The functions of the app that stopping calls. */
export interface Stoppable {
  drain(): void;
  closeStreams(): void;
  close(): Promise<void>;
}

export type Step = 'stopping' | 'cut' | 'stopped';

/** How long stopping waits, in ms. */
export interface StopPatience {
  /** still serving everything while /readyz is refused: as long as a load balancer needs to look */
  drain: number;
  /** for requests that are open; an upload through a thin line needs a few seconds */
  grace: number;
  /** for the database, which by then has nothing left to do but to close */
  closing: number;
}

/** npm hands on the signal that the terminal has sent to both of them: two at the same moment are one. */
const sameSignal = 500;

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Stops the process on SIGTERM, on SIGINT, and when its parent process is gone; exit 0. A second signal
 * ends it at once.
 * @param notify called at each step, for the log
 */
export function stopOnSignal(
  server: Server,
  app: Stoppable,
  drain: number,
  notify: (step: Step) => void
): void {
  let since: number | null = null;
  const stop = (exitCode: number) => {
    if (since === null) {
      since = performance.now();
      const patience = { drain, grace: 10_000, closing: 3000 };
      void stopped(server, app, patience, notify).then((clean) => process.exit(clean ? 0 : 1));
    } else if (performance.now() - since > sameSignal) process.exit(exitCode);
  };
  for (const [signal, exitCode] of Object.entries(signals)) process.on(signal, () => stop(exitCode));
  process.on('disconnect', () => stop(0));
}

/**
 * Says so at /readyz, stops listening, ends the streams, lets every request that is open have its answer, cuts what
 * takes too long, closes the database.
 *
 * @returns false when the database didn't close in time
 */
export async function stopped(
  server: Server,
  app: Stoppable,
  { drain, grace, closing }: StopPatience,
  notify: (step: Step) => void
): Promise<boolean> {
  notify('stopping');
  app.drain();
  if (drain > 0) await new Promise((over) => setTimeout(over, drain));
  app.closeStreams();
  await closed(server, grace, () => notify('cut'));
  const late = new Promise<false>((over) => setTimeout(() => over(false), closing).unref());
  const clean = await Promise.race([app.close().then(() => true), late]);
  notify('stopped');
  return clean;
}

function closed(server: Server, grace: number, cut: () => void): Promise<void> {
  return new Promise((done) => {
    // A connection is idle only once its last answer is out; Node looks at that moment for none of them.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => {
      cut();
      server.closeAllConnections();
    }, grace);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      done();
    });
  });
}
