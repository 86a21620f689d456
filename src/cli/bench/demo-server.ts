import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { demoPassword } from '$lib/server/accounts/demo-accounts';
import { freePort } from './free-port';

/** Runs the built server on a demo of its own, as long as `use` takes. */
export async function withDemoServer<T>(use: (url: string, notice: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  const dataDir = join(folder, 'data');
  const url = `http://localhost:${await freePort()}`;
  const { foundDemo } = await import(pathToFileURL(resolve('build/found-demo.js')).href);
  await foundDemo({ dataDir, publicUrl: url, now: new Date(), progress: () => undefined });
  const { notice } = JSON.parse(readFileSync(join(dataDir, 'founded'), 'utf8'));
  const server = fork(resolve('build/server.js'), {
    env: { ...process.env, DATA_DIR: dataDir, PORT: new URL(url).port, PUBLIC_URL: url, SUNBOARD_DEMO: '1' }
  });
  try {
    await new Promise((listening) => server.once('message', listening));
    return await use(url, notice);
  } finally {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  }
}

/** Signs in through the page's own form; gives the cookie. */
export async function signIn(url: string, username: string): Promise<string> {
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
