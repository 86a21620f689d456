import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { demoPassword } from '$lib/server/domain/demo/demo-accounts';
import { startBuiltServer } from './start-built-server';
import { freePort } from '../../tools/free-port';

/** The built server running on a demo of its own. */
export interface DemoServer {
  url: string;
  /** code of the newest notice */
  notice: string;
  pid: number;
  /** ends the process early */
  end(): Promise<void>;
}

/**
 * Runs the built server on a demo of its own for as long as `use` takes.
 * @returns the result of `use`
 */
export async function withDemoServer<T>(use: (server: DemoServer) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  const dataDir = join(folder, 'data');
  const url = `http://localhost:${await freePort()}`;
  const { foundDemo } = await import(pathToFileURL(resolve('build/found-demo.js')).href);
  await foundDemo({ dataDir, publicUrl: url, now: new Date(), progress: () => undefined });
  const { notice } = JSON.parse(readFileSync(join(dataDir, 'founded'), 'utf8'));
  const server = await startBuiltServer({
    DATA_DIR: dataDir,
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    SUNBOARD_DEMO: '1'
  });
  try {
    return await use({ url, notice, pid: server.pid, end: server.end });
  } finally {
    await server.end();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Signs in through the page's own form.
 * @param username of a demo account
 * @returns the session's cookie header
 */
export async function demoSession(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password: demoPassword }),
    redirect: 'manual'
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
