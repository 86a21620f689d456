import { announcementBody } from '$lib/server/domain/announcements/files/file-kind';
import { openSqlite } from '$lib/server/platform/store/sqlite/open-sqlite';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../src/cli/tools/free-port';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { readExposition } from './exposition';
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

/** Event streams that the server holds open, by its own figures. */
async function openStreams(): Promise<number> {
  const samples = readExposition(await (await fetch(`${app.url}/metrics`)).text());
  return samples
    .filter(({ name }) => name === 'sunboard_streams_open')
    .reduce((sum, { value }) => sum + value, 0);
}

const nginx = (port: number) =>
  nginxWith(`
    upstream sunboard { server ${upstream()}; }
    server { listen 127.0.0.1:${port}; include ${resolve('deploy/sunboard.nginx')}; }`);

/** Writes the frame of a configuration, as Debian's nginx.conf has it, around these blocks. */
function nginxWith(blocks: string): readonly string[] {
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
      ${blocks}
    }`
  );
  return ['nginx', '-e', 'stderr', '-g', 'daemon off;', '-c', file];
}

/** The whole of deploy/nginx.conf with ports of this test and a certificate made for it. */
function nginxOverTls(ports: { plain: number; tls: number }): readonly string[] {
  const [certificate, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')];
  const subject = ['-subj', '/CN=sunboard.example.org', '-days', '1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject],
    { stdio: 'ignore' }
  );
  let text = readFileSync('deploy/nginx.conf', 'utf8');
  for (const [shipped, here] of [
    ['server 127.0.0.1:4000 ', `server ${upstream()} `],
    ['listen 80;', `listen 127.0.0.1:${ports.plain};`],
    ['listen [::]:80;', ''],
    ['listen 443 ssl', `listen 127.0.0.1:${ports.tls} ssl`],
    ['listen [::]:443 ssl http2;', ''],
    ['/etc/ssl/sunboard/fullchain.pem', certificate],
    ['/etc/ssl/sunboard/privkey.pem', key],
    ['include /etc/nginx/sunboard.nginx', `include ${resolve('deploy/sunboard.nginx')}`]
  ] as const) {
    expect(text.split(shipped)).toHaveLength(2);
    text = text.replace(shipped, here);
  }
  return nginxWith(text);
}

/** The first that an https address answers, whoever signed its certificate: headers, and the first piece of its body. */
function firstAnswer(url: string, options: RequestOptions = {}): Promise<FirstAnswer> {
  return new Promise((done, failed) => {
    const asked = request(url, { ...options, rejectUnauthorized: false, agent: false }, (answer) => {
      answer.once('error', failed).once('data', (piece: Buffer) => {
        done({ status: answer.statusCode, headers: answer.headers, piece: piece.toString() });
        asked.destroy();
      });
    });
    asked.once('error', failed).flushHeaders();
    if (!options.method) asked.end();
  });
}

interface FirstAnswer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  piece: string;
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
  const url = `http://127.0.0.1:${port}`;
  await started(made(port), () => fetch(`${url}/readyz`).then((answer) => answer.status));
  return url;
}

/** @param ask gives the status of /readyz behind it */
async function started(command: readonly string[], ask: () => Promise<number | undefined>): Promise<void> {
  const [program = '', ...flags] = command;
  const said: string[] = [];
  const env = { ...process.env, SUNBOARD_UPSTREAM: upstream(), HOME: folder, XDG_DATA_HOME: folder };
  proxy = spawn(program, flags, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  proxy.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
  await expect.poll(() => ask().catch(() => said.join(''))).toBe(200);
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
    // A visitor who has gone is gone for the server too, before the next beat.
    await expect.poll(openStreams, { timeout: 5000 }).toBe(0);

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

it('deploy/nginx.conf as it is shipped: plain http redirects, https answers as the server does', async () => {
  const ports = { plain: await freePort(), tls: await freePort() };
  const url = `https://127.0.0.1:${ports.tls}`;
  await started(nginxOverTls(ports), async () => (await firstAnswer(`${url}/readyz`)).status);

  const moved = await fetch(`http://127.0.0.1:${ports.plain}/n/abc?y=1`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([308, 'https://127.0.0.1/n/abc?y=1']);

  const page = await firstAnswer(`${url}/`);
  expect(page.status).toBe(200);
  expect(page.headers).toMatchObject({
    'strict-transport-security': expect.stringMatching(/^max-age=\d{8}$/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.any(String)
  });
  expect((await firstAnswer(`${url}/metrics`)).status).toBe(404);

  const tooLarge = { method: 'POST', headers: { 'content-length': 32 * 1024 * 1024 + 1 } };
  expect((await firstAnswer(`${url}/office/announcements?/post`, tooLarge)).status).toBe(413);

  const live = await firstAnswer(`${url}/api/live/board/demo`, { headers: { accept: 'text/event-stream' } });
  expect([live.status, live.headers['content-type'], live.piece.length > 0]).toEqual([
    200,
    expect.stringContaining('text/event-stream'),
    true
  ]);
  await expect.poll(openStreams, { timeout: 5000 }).toBe(0);
});
