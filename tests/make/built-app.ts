import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { freePort } from '../../src/cli/tools/free-port';

export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * The built server on a data folder, as a process that a test may stop, kill and start again on the same
 * port.
 */
export interface BuiltApp {
  url: string;
  pid(): number;
  /**
   * starts the server; resolves when it listens, rejects with its output when it ends instead
   * @param build the folder of another version of the program
   */
  start(build?: string): Promise<void>;
  /** SIGTERM drains, SIGKILL is a power cut; does nothing when it has ended */
  stop(signal?: NodeJS.Signals): Promise<ProcessExit>;
  /** resolves when the process has ended by itself */
  ended(): Promise<ProcessExit>;
  /** sends a message over the process's channel (`moved-clock.mjs`); resolves with its answer */
  notify(message: Record<string, string>): Promise<unknown>;
  /** everything that it has written to standard output, over all its starts */
  log(): string;
  /** everything that it has written to standard error */
  complaints(): string;
}

/**
 * @param env settings besides the folder, the port and the address
 * @param wrap a program that starts the server: `['strace', …]`
 */
export async function builtApp(
  dataDir: string,
  env: Record<string, string> = {},
  wrap: readonly string[] = []
): Promise<BuiltApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const output: string[] = [];
  const complained: string[] = [];
  let server: ChildProcess | null = null;
  let end: Promise<ProcessExit> = Promise.resolve({ code: 0, signal: null });

  return {
    url,
    pid: () => server?.pid ?? 0,
    log: () => output.join(''),
    complaints: () => complained.join(''),
    ended: () => end,
    async notify(message) {
      if (!server) throw new Error('the server has not been started');
      const answered = once(server, 'message');
      server.send(message);
      return (await answered)[0];
    },
    async start(build = 'build') {
      const [execPath = process.execPath, ...execArgv] = wrap.length > 0 ? [...wrap, process.execPath] : [];
      const started = fork(resolve(build, 'server.js'), {
        execPath,
        execArgv,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...clean, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, ...env }
      });
      server = started;
      const complaints: string[] = [];
      started.stdout?.on('data', (text: Buffer) => output.push(text.toString()));
      started.stderr?.on('data', (text: Buffer) => {
        complaints.push(text.toString());
        complained.push(text.toString());
      });
      end = once(started, 'close').then(([code, signal]) => ({ code, signal }));
      const failed = end.then(({ code }) => {
        throw new Error(`the server ended with ${code}: ${complaints.join('')}`);
      });
      await Promise.race([once(started, 'message'), failed]);
      failed.catch(() => undefined);
    },
    async stop(signal = 'SIGTERM') {
      server?.kill(signal);
      return end;
    }
  };
}

/** The environment without the test runner's own variables, which the server must not get. */
const { NODE_ENV: _, NODE_OPTIONS: __, VITEST: ___, ...clean } = process.env;
