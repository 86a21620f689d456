import { announcementBody } from '$lib/server/domain/announcements/files/file-kind';
import { openSqlite } from '$lib/server/platform/store/sqlite/open-sqlite';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../src/cli/tools/free-port';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { Office } from './office';
import { foundUnitWithYears } from './unit-with-years';

/** The built server behind the two proxies of deploy/, as Debian has them. */
const folder = mkdtempSync(join(tmpdir(), 'sunboard-proxies-'));
const dataDir = join(folder, 'data');
let app: BuiltApp;
let proxy: ChildProcess | null = null;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  await foundUnitWithYears(testSettings(dataDir));
  app = await builtApp(dataDir, { TRUST_PROXY: 'loopback', SUNBOARD_DEMO: '1' });
  await app.start();
});
afterEach(async () => {
  if (!proxy) return;
  const ended = once(proxy, 'close');
  proxy.kill('SIGTERM');
  await ended;
  proxy = null;
});
afterAll(async () => {
  await app.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

const upstream = () => new URL(app.url).host;

function nginx(port: number): readonly string[] {
  const file = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, `nginx-${name}`)};`
  );
  writeFileSync(
    file,
    `pid ${join(folder, 'nginx.pid')};
    events {}
    http {
      access_log off;
      ${temporary.join('\n')}
      upstream sunboard { server ${upstream()}; }
      server { listen 127.0.0.1:${port}; include ${resolve('deploy/sunboard.nginx')}; }
    }`
  );
  return ['nginx', '-e', 'stderr', '-g', 'daemon off;', '-c', file];
}

function caddy(port: number): readonly string[] {
  const file = join(folder, 'Caddyfile');
  writeFileSync(
    file,
    `{
      admin off
      auto_https off
    }
    http://127.0.0.1:${port} {
      import ${resolve('deploy/sunboard.caddy')}
    }\n`
  );
  return ['caddy', 'run', '--adapter', 'caddyfile', '--config', file];
}

/** Starts a proxy; resolves with its address once it answers for the server. */
async function behind(made: (port: number) => readonly string[]): Promise<string> {
  const port = await freePort();
  const [program = '', ...flags] = made(port);
  const said: string[] = [];
  const env = { ...process.env, SUNBOARD_UPSTREAM: upstream(), HOME: folder, XDG_DATA_HOME: folder };
  proxy = spawn(program, flags, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  proxy.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
  const url = `http://127.0.0.1:${port}`;
  const status = () =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.status,
      () => said.join('')
    );
  await expect.poll(status).toBe(200);
  return url;
}

it.each([
  ['nginx', nginx],
  ['caddy', caddy]
])(
  'behind %s the office works, the largest upload arrives, and events aren’t held back',
  async (name, made) => {
    const url = await behind(made);
    const office = await new Office(url).signIn('keeper');
    const page = await office.page('/office');
    expect([page.status, page.html]).toEqual([200, expect.stringContaining('纪检专干')]);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);

    // The largest form that the server takes arrives whole, since it is carried out.
    const film = new File([new Uint8Array(announcementBody - 64 * 1024)], 'film.mp4', { type: 'video/mp4' });
    const large = { key: `large-${name}`, title: '短片', body: '正文', large: film };
    expect((await office.post('/office/announcements?/post', large)).status).toBe(303);

    // The first event comes at once, not when a buffer is full.
    const stream = await fetch(`${url}/api/live/board/demo`, {
      headers: { accept: 'text/event-stream' },
      signal: AbortSignal.timeout(10_000)
    });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/event-stream')
    ]);
    const reader = stream.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();

    // A visitor can't choose the address that is recorded.
    const answer = await fetch(`${url}/office/announcements?/post`, {
      method: 'POST',
      headers: { ...office.headers, 'x-forwarded-for': '203.0.113.7' },
      body: new URLSearchParams({ key: `small-${name}`, title: '公告', body: '正文' }),
      redirect: 'manual'
    });
    expect(answer.status).toBe(303);
    const db = await openSqlite(join(dataDir, 'sunboard.db'));
    const places = await db
      .selectFrom('audit_place')
      .innerJoin('audit', 'audit.id', 'audit_place.audit_id')
      .where('client_key', '=', `small-${name}`)
      .select('address')
      .execute();
    await db.destroy();
    expect(places).toEqual([{ address: '127.0.0.1' }]);
  }
);
