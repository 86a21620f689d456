import { fork, type ForkOptions } from 'node:child_process';
import { resolve } from 'node:path';

/** A running process of ours. */
export interface Child {
  pid: number;
  /** its first message */
  said: unknown;
  /** asks it to end, and waits until it has */
  end(): Promise<void>;
}

/**
 * Starts a built file as a process, and waits until its first message says that it is up.
 * @param send a message to it
 */
export async function startChild(
  file: string,
  options: ForkOptions = {},
  send?: Record<string, unknown>
): Promise<Child> {
  const child = fork(resolve('build', file), { serialization: 'advanced', ...options });
  const ended = new Promise((done) => child.once('exit', done));
  const up = new Promise((said, failed) => {
    child.once('message', said);
    child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
  });
  if (send) child.send(send);
  const said = await up;
  return {
    pid: child.pid ?? 0,
    said,
    async end() {
      child.kill('SIGTERM');
      await ended;
    }
  };
}
