import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '$lib/server/app';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { createAccount } from '$lib/server/platform/auth/auth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { readExposition, type Sample } from './exposition';
import { foundUnitWithYears, password } from './unit-with-years';
import { openBoard } from './kill/board';
import { hiddenField, Office } from './office';

/** Texts that must not stand in the log, as people type them or machines send them. */
const marks = {
  title: 'MARKtitle标题',
  body: 'MARKbody正文',
  matterText: 'MARKmatter事由',
  person: 'MARKperson人名',
  username: 'markuser',
  password: 'MARKpassword',
  agent: 'MARKagent/1.0',
  address: '203.0.113.77',
  query: 'MARKquery',
  path: 'markpath',
  referrer: 'MARKreferrer',
  file: 'MARKfile.csv'
};

let dataDir: string;
let app: BuiltApp;
let keeper: Office;
let code: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-figures-'));
  const unit = await foundUnitWithYears(testSettings(dataDir));
  await addMember(unit);
  app = await builtApp(dataDir, { SUNBOARD_DEMO: '1', TRUST_PROXY: 'loopback', LOG_LEVEL: 'trace' });
  await app.start();
  keeper = await new Office(app.url).signIn('keeper');
});
afterAll(async () => {
  await app.stop('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

/** Gives the first person on the roster an account. */
async function addMember(unit: string): Promise<void> {
  const founded = await createApp(testSettings(dataDir));
  const account = await createAccount(founded.app.auth, { username: 'person', name: '甲1', password });
  await grantRole(founded.store, { account, unit, role: 'member', subject: 'p1', from: '2024-01-01' });
  await founded.app.close();
}

/** The requests' lines that were logged after the first so many characters of the log. */
const requestsSince = (before: number) =>
  app
    .log()
    .slice(before)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === 'request');

const marked = {
  'user-agent': marks.agent,
  'x-forwarded-for': marks.address,
  referer: `http://localhost/${marks.referrer}`
};
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(app.url + path, { headers: { ...marked, ...headers }, redirect: 'manual' });

it('a whole day’s work leaves no name, address, text or address in the log, and each request one line', async () => {
  const posted = await keeper.post('/office/announcements?/post', {
    key: 'marked-post-1',
    title: marks.title,
    body: marks.body
  });
  code = /posted=(\w+)/.exec(posted.location ?? '')?.[1] ?? '';
  const csv = `流水号,编号,事项,日期,数量,等级,同一事项,依据,更正\nm-1,p1,调解纠纷,2024-01-10,1,,${marks.matterText},${marks.matterText},\n`;
  await keeper.post('/office/import?/preview', { files: new File([csv], marks.file) });
  const roster = `编号,姓名\nm1,${marks.person}\n`;
  await keeper.post('/office/import?/preview', { files: new File([roster], marks.file) });
  await keeper.post('/office/import?/confirm', {
    key: 'short',
    files: marks.matterText,
    digest: marks.query
  });
  await fetch(`${app.url}/sign-in`, {
    method: 'POST',
    headers: { ...marked, origin: app.url },
    body: new URLSearchParams({ username: marks.username, password: marks.password }),
    redirect: 'manual'
  });
  for (const path of [`/a/${code}`, `/a/${code}`, '/', '/office', `/api/board/demo?after=${marks.query}`])
    expect((await get(path)).status).toBeLessThan(400);
  for (const path of [`/${marks.path}`, `/n/${marks.path}`, `/api/me?after=${marks.query}`])
    expect((await get(path)).status).toBeGreaterThanOrEqual(400);
  // These bytes are no request, and a body breaks off.
  await new Promise((done) => request(`${app.url}/%00${marks.path}`, done).end());
  const cut = request(`${app.url}/sign-in`, {
    method: 'POST',
    headers: {
      ...marked,
      origin: app.url,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '99',
      expect: '100-continue'
    }
  });
  cut.on('error', () => undefined).flushHeaders();
  await once(cut, 'continue');
  cut.write(`username=${marks.username}`);
  cut.destroy();
  const last = await keeper.page('/office/ledger');
  expect(last.status).toBe(200);
  await expect.poll(() => app.log()).toContain('"route":"/office/ledger"');
  await expect.poll(() => app.log()).toContain('"broken":true');

  const log = app.log();
  for (const [what, mark] of Object.entries({
    ...marks,
    code,
    password,
    person: '甲1',
    staff: 'keeper',
    name: '纪检专干'
  }))
    expect((log + app.complaints()).includes(mark), what).toBe(false);
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const requests = lines.filter(({ msg }) => msg === 'request');
  expect(new Set(requests.flatMap((line) => Object.keys(line)))).toEqual(
    new Set(['level', 'time', 'req', 'method', 'route', 'status', 'code', 'ms', 'msg', 'broken'])
  );
  const routes = new Set(requests.map(({ route }) => route));
  for (const route of ['/a/[code]', '/n/[code]', '/', '/office/import', '/sign-in', '(none)'])
    expect(routes).toContain(route);
  expect(new Set(requests.map(({ req }) => req)).size).toBe(requests.length);
  for (const { status, level, code } of requests)
    expect(level).toBe(status >= 500 ? 50 : status >= 400 || code ? 40 : level === 20 ? 20 : 30);
  // A request that breaks off is refused by nobody.
  expect(requests.filter(({ status, code, broken }) => status >= 400 && !code && !broken)).toEqual([]);
});

it('the line of a refused request says why, whoever refused it and whether a command had begun', async () => {
  const member = await new Office(app.url).signIn('person');
  const posted = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(app.url + path, { method: 'POST', headers: { ...member.headers, ...headers }, body });
  const opener = hiddenField((await member.page('/me/claims/new?item=mediation')).html, 'opener') ?? '';
  const claim = { opener, key: 'unreadable-1', item: 'mediation', date: '2024-01-10', quantity: '1' };
  const form = new FormData();
  for (const [name, value] of Object.entries(claim)) form.append(name, value);
  form.append('file', new File(['no picture'], 'p.png', { type: 'image/png' }));
  const before = app.log().length;

  await posted('/me/claims/new', form);
  // A script learns of the same refusal by an answer with the status 200.
  await posted('/me/claims/new', form, { accept: 'application/json', 'x-sveltekit-action': 'true' });
  await posted('/me/claims/new', 'key=1', { 'content-type': 'text/plain' });
  await posted('/me/claims?/withdraw', new URLSearchParams({ opener: 'somebody' }));
  await posted('/api/passkey/sign-in', '{', { 'content-type': 'application/json' });
  await posted('/sign-in', new URLSearchParams(), { origin: 'http://elsewhere.example' });
  for (const path of ['/api/me?after=-1', '/api/me', '/api/live/me', '/api/board/nobody', '/nowhere'])
    await get(path);
  // The second time it comes from memory.
  for (const _ of [1, 2]) await get('/n/2222222');
  await member.page('/office/seal');

  const refused = () =>
    requestsSince(before)
      .filter(({ code }) => code)
      .map(({ method, route, status, code }) => `${method} ${route} ${status} ${code}`);
  await expect
    .poll(refused)
    .toEqual([
      'POST /me/claims/new 422 not-evidence',
      'POST /me/claims/new 200 not-evidence',
      'POST /me/claims/new 415 bad-form',
      'POST /me/claims 409 other-account',
      'POST /api/passkey/sign-in 400 bad-json',
      'POST (none) 403 foreign-origin',
      'GET /api/me 400 bad-cursor',
      'GET /api/me 401 signed-out',
      'GET /api/live/me 404 not-found',
      'GET /api/board/[board] 404 not-found',
      'GET (none) 404 not-found',
      'GET /n/[code] 404 not-found',
      'GET /n/[code] 404 not-found',
      'GET /office/seal 403 forbidden'
    ]);
});

/** Sends bytes on a connection of their own, and gives the first line that comes back until the connection ends. */
async function firstLine(bytes: string): Promise<string> {
  const { port, hostname } = new URL(app.url);
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  await once(socket, 'close');
  return text.split('\r\n', 1)[0] ?? '';
}

it('each line has the status that was sent: of a body that can’t be parsed, of one that breaks off, and of what is no request', async () => {
  const member = await new Office(app.url).signIn('person');
  const head = (path: string, last: string) =>
    [
      `POST ${path} HTTP/1.1`,
      `host: ${new URL(app.url).host}`,
      ...Object.entries({ ...marked, ...member.headers, origin: app.url }).map(
        ([name, value]) => `${name}: ${value}`
      ),
      'content-type: application/x-www-form-urlencoded',
      last
    ].join('\r\n') + '\r\n\r\n';
  const counted = async () =>
    readExposition(await (await fetch(`${app.url}/metrics`)).text()).filter(
      ({ name }) => name === 'http_requests_total'
    );
  const count = (samples: Sample[], route: string, of: string) =>
    samples.find(({ labels }) => labels.route === route && labels.class === of)?.value ?? 0;
  const earlier = await counted();
  const before = app.log().length;

  expect(await firstLine(`${head('/me/notice/object', 'transfer-encoding: chunked')}zz\r\n`)).toBe(
    'HTTP/1.1 400 Bad Request'
  );
  const { port, hostname } = new URL(app.url);
  const cut = connect(Number(port), hostname);
  cut.write(head('/me/claims?/attach', 'content-length: 100000\r\nexpect: 100-continue'));
  // The request is open once the server asks for its body.
  await once(cut, 'data');
  cut.end(marks.matterText.slice(0, 10));
  await once(cut, 'close');
  for (const bytes of [
    `${marks.query} /${marks.path}\r\n\r\n`,
    `BREW /${marks.path} HTTP/1.1\r\nhost: x\r\n\r\n`,
    `CONNECT ${marks.path}:443 HTTP/1.1\r\nhost: x\r\n\r\n`
  ])
    expect(await firstLine(bytes)).toBe('HTTP/1.1 400 Bad Request');
  expect(await firstLine(`GET / HTTP/1.1\r\nhost: x\r\na: ${marks.query.repeat(3000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /
  );

  const noted = () =>
    requestsSince(before)
      .filter(({ route, broken }) => broken || route === undefined)
      .map(({ time: _, req, ms, ...line }) => ({ ...line, numbered: req !== undefined && ms !== undefined }));
  const open = { method: 'POST', route: '/me/notice/object', broken: true, msg: 'request', numbered: true };
  const none = { level: 40, code: 'bad-request', msg: 'request', numbered: false };
  await expect.poll(noted).toEqual([
    { ...open, level: 40, status: 400, code: 'bad-request' },
    { ...open, level: 30, route: '/me/claims', status: null },
    { ...none, status: 400 },
    { ...none, status: 400 },
    { ...none, status: 400 },
    { ...none, status: 431 }
  ]);
  for (const [what, mark] of Object.entries(marks))
    expect((app.log() + app.complaints()).includes(mark), what).toBe(false);

  const later = await counted();
  const grown = (route: string, of: string) => count(later, route, of) - count(earlier, route, of);
  expect(grown('/me/notice/object', '4xx')).toBe(1);
  expect(grown('/me/claims', 'none')).toBe(1);
  expect(grown('(none)', '4xx')).toBe(4);
  for (const { labels } of later) expect(labels.class).toMatch(/^(?:[1-5]xx|none)$/);
});

it('/metrics is this machine’s alone, and not a proxy’s', async () => {
  const asked = async (headers: Record<string, string>) =>
    (await fetch(`${app.url}/metrics`, { headers })).status;
  expect(await asked({})).toBe(200);
  expect(await asked({ 'x-forwarded-for': marks.address })).toBe(404);
  expect(await asked({ 'x-forwarded-for': '127.0.0.1' })).toBe(404);
  expect(await asked({ forwarded: 'for=1.2.3.4' })).toBe(404);
  expect((await fetch(`${app.url}/metrics`, { method: 'POST', headers: { origin: app.url } })).status).toBe(
    404
  );
});

it('/metrics is in Prometheus’ form, counts what happened, and names nobody', async () => {
  const board = await openBoard(app.url, 0);
  await get(`/a/${code}`);
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const samples = readExposition(text);
  const value = (name: string, labels: Record<string, string> = {}) =>
    samples
      .filter((each: Sample) => each.name === name)
      .filter((each) => Object.entries(labels).every(([key, wanted]) => each.labels[key] === wanted))
      .reduce((sum, each) => sum + each.value, 0);
  expect(value('sunboard_commands_total', { action: 'announce', outcome: 'done' })).toBe(1);
  expect(value('http_requests_total', { route: '/a/[code]', class: '2xx' })).toBeGreaterThan(1);
  expect(value('http_request_duration_seconds_count', { route: '/office/import' })).toBeGreaterThan(1);
  expect(value('sunboard_boards_connected')).toBe(1);
  expect(value('sunboard_pages_kept')).toBeGreaterThan(0);
  expect(value('sunboard_pages_answered')).toBeGreaterThan(0);
  expect(value('sunboard_change_head')).toBeGreaterThan(0);
  expect(value('sunboard_database_seconds_count', { kind: 'select' })).toBeGreaterThan(10);
  expect(value('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  for (const [what, mark] of Object.entries({ ...marks, code }))
    expect(text.includes(mark), what).toBe(false);
  expect(new Set(samples.flatMap(({ labels }) => Object.keys(labels)))).not.toContain('code');
  await app.stop('SIGKILL');
  await board.gone;
});

it('with a token, /metrics is for whoever brings it, and nobody else', async () => {
  const guarded = await builtApp(dataDir, { SUNBOARD_DEMO: '1', METRICS_TOKEN: 'a-token-of-the-operator' });
  await guarded.start();
  const asked = async (authorization: string) =>
    (await fetch(`${guarded.url}/metrics`, { headers: { authorization } })).status;
  expect((await fetch(`${guarded.url}/metrics`)).status).toBe(404);
  expect(await asked('Bearer a-token-of-the-operatoR')).toBe(404);
  expect(await asked('Bearer a-token-of-the-operator')).toBe(200);
  expect((await guarded.stop()).code).toBe(0);
});
