import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../src/cli/bench/free-port';

/** A built server on an empty folder, as after installing. */
export interface EmptyHouse {
  url: string;
  /** the one-time address, as the log has it */
  setup: string;
  stop(): Promise<void>;
}

export async function emptyHouse(): Promise<EmptyHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-empty-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = fork(resolve('build/server.js'), {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, SUNBOARD_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc']
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const setup = await new Promise<string>((found, failed) => {
    if (server.stdout)
      createInterface(server.stdout).on('line', (line) => {
        const address = /https?:\S+\/setup\/\S+/.exec(line)?.[0];
        if (address) found(address);
      });
    void ended.then(() => failed(new Error('the server ended')));
  });
  return {
    url,
    setup,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}
