import { sql } from 'kysely';
import { formatPoints } from '$lib/points';
import { createApp } from '$lib/server/app';
import { HeldFiles } from '$lib/server/domain/imports/held-files';
import { unzip } from '$lib/server/domain/imports/files/unzip';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as ask, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../make/built-app';
import { preloaded } from '../make/preloaded';
import { testSettings } from '../make/settings';
import { foundMarkedUnit, password, roleText, type MadeUnit } from './marked-unit';
import { textsOf, DatabaseWatcher, type Rows } from './rows';

/** The callers of unit A's endpoints. */
export const callers = [...roleText, 'ended', 'coming', 'nobody'] as const;
export type TownCaller = (typeof callers)[number];

export interface EndpointAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** the answer's text; a workbook's parts are unpacked, so that no byte is hidden */
  text: string;
}

export interface EndpointCall {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Uint8Array;
  as?: TownCaller;
  /** cookies besides the caller's session */
  cookies?: string;
  /** a stream has no end, so only its head is read */
  headOnly?: boolean;
}

/** The built server on a folder with two units. */
export interface Town {
  url: string;
  port: number;
  dataDir: string;
  a: MadeUnit;
  b: MadeUnit;
  /** the name under which the server holds a file that B's recorder is about to import */
  held: string;
  /** every text that came into the database with B and isn't public */
  secretsOfB: string[];
  /** ids of B's rows in one table */
  idsOfB(table: string): string[];
  /** rows that name B */
  rowsOfB(): Rows;
  watcher: DatabaseWatcher;
  /** the server's log at level error and above */
  faults(): string[];
  alive(): boolean;
  ask(path: string, asked?: EndpointCall): Promise<EndpointAnswer>;
  end(): Promise<void>;
}

/**
 * The day on which the town lives, whatever day it is elsewhere: the month is open, and the window of what was published at its
 * beginning is over.
 */
const townDay = '2026-11-24';

/** @param env settings besides the usual ones */
export async function town(env: Record<string, string> = {}): Promise<Town> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-doors-'));
  const settings = testSettings(dataDir);
  const morning = (day: string) => new Date(`${day}T09:00:00+08:00`);
  let now = morning(townDay);
  const at = (day: string) => {
    now = morning(day);
  };
  const appWithStore = await createApp(settings, { clock: () => now });
  const file = join(dataDir, 'sunboard.db');
  const watcher = new DatabaseWatcher(file);
  const a = await foundMarkedUnit(appWithStore, {
    mark: 'QINGHE',
    today: townDay,
    quantity: 241_107_341,
    at
  });
  const before = textsOf(watcher.rows());
  const b = await foundMarkedUnit(appWithStore, { mark: 'ZHUXI', today: townDay, quantity: 390_711_713, at });
  for (const each of [a, b]) {
    const actor = {
      account: 'x',
      session: null,
      name: 'x',
      unit: each.id,
      roles: ['recorder' as const],
      subject: null
    };
    const { closing } = await draftSeal(await appWithStore.app.read(actor), each.open);
    const results = closing.periods[0]?.results ?? [];
    each.figure = formatPoints(results.find(({ subject }) => subject === each.subjects[1])?.points ?? 0);
  }
  // This passkey can't be used by anybody, and is there to be asked for.
  await sql`insert into auth_passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
    values ('ZHUXI-passkey-1', 'ZHUXI phone', 'none', ${b.accounts.recorder}, 'ZHUXI-credential', 0, 'singleDevice', 0)`.execute(
    appWithStore.store
  );
  await appWithStore.app.close();

  const server = await builtApp(dataDir, {
    LOG_LEVEL: 'error',
    ...preloaded('moved-clock.mjs'),
    CLOCK_BEGINS: morning(townDay).toISOString(),
    ...env
  });
  await server.start();
  let alive = true;
  void server.ended().then(() => (alive = false));
  const port = Number(new URL(server.url).port);

  const cookies: Partial<Record<TownCaller, string>> = {};
  const send = (path: string, asked: EndpointCall = {}) =>
    exchange(port, path, asked, cookies[asked.as ?? 'nobody']);
  for (const caller of callers)
    if (caller !== 'nobody') cookies[caller] = await signIn(send, port, `${a.mark}_${caller}`);

  const held = await holdFile(send, port, b);
  // A's callers signed in after B was founded, so their texts are left out.
  const ofA = [a.id, a.mark, ...Object.values(a.accounts)];
  const texts = textsOf(watcher.rows().filter((row) => !ofA.some((name) => row.includes(name))));
  const open = await Promise.all([`/n/${b.notice}`, `/a/${b.announcement}`].map((path) => send(path)));
  // A notice's whole digest is in the board's feed, and its first characters are on the wall.
  const digest = digestOfNotice(watcher.rows(), b.notice);
  const isPublic = (text: string) => text === digest || open.some((page) => page.text.includes(text));
  const ofB = [...texts].filter((text) => !before.has(text));
  return {
    url: server.url,
    port,
    dataDir,
    a,
    b,
    held,
    secretsOfB: [...ofB, b.figure, held, `${b.mark}-matter-held`].filter((text) => !isPublic(text)),
    idsOfB: (table) =>
      watcher
        .rows()
        .filter((row) => row.startsWith(`${table} `) && namesB(row, b))
        .map((row) => String(JSON.parse(row.slice(table.length + 1)).id)),
    rowsOfB: () =>
      watcher
        .rows()
        .filter((row) => namesB(row, b))
        .sort(),
    watcher,
    faults: () => server.log().split('\n').filter(Boolean),
    alive: () => alive,
    ask: send,
    async end() {
      watcher.close();
      await server.stop();
      rmSync(dataDir, { recursive: true });
    }
  };
}

/** B's recorder previews a file, which the server holds until it is confirmed. */
async function holdFile(
  send: (path: string, asked: EndpointCall) => Promise<EndpointAnswer>,
  port: number,
  b: MadeUnit
): Promise<string> {
  const origin = `http://localhost:${port}`;
  const cookie = await signIn(send, port, `${b.mark}_recorder`);
  const name = 'held.csv';
  const row = `${b.mark}-E9,${b.subjects[0]},mediation,${b.open}-01,1,${b.mark}-matter-held`;
  const bytes = new TextEncoder().encode(`流水号,编号,事项,日期,数量,事由\n${row}\n`);
  const form = new FormData();
  form.set('files', new Blob([bytes]), name);
  const body = new Response(form);
  const { status, text } = await send('/office/import?/preview', {
    method: 'POST',
    headers: { cookie, origin, 'content-type': body.headers.get('content-type') ?? '' },
    body: new Uint8Array(await body.arrayBuffer())
  });
  const held = new HeldFiles().keep('', [{ name, bytes }], new Date());
  if (status !== 200 || !text.includes(held)) throw new Error(`B's file isn't held: ${status}`);
  return held;
}

function digestOfNotice(rows: Rows, code: string): unknown {
  const row = rows.find((each) => each.startsWith('notice {') && each.includes(`"${code}"`)) ?? 'notice {}';
  return JSON.parse(row.slice(row.indexOf('{'))).digest;
}

function namesB(row: string, b: MadeUnit): boolean {
  return [b.id, b.mark, ...Object.values(b.accounts)].some((name) => row.includes(name));
}

/**
 * Signs in by the form.
 * @returns the session's cookie header
 */
export async function signIn(
  send: (path: string, asked: EndpointCall) => Promise<EndpointAnswer>,
  port: number,
  username: string
): Promise<string> {
  const { headers } = await send('/sign-in', {
    method: 'POST',
    headers: { origin: `http://localhost:${port}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password }).toString()
  });
  return (headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '').join('; ');
}

/**
 * Connections are kept alive: one that closes with the answer would cut off a client that is still sending,
 * and hide it.
 */
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/**
 * Sends one request to the server on a port.
 * @param cookie of the caller's session
 */
export function exchange(
  port: number,
  path: string,
  asked: EndpointCall,
  cookie: string | undefined
): Promise<EndpointAnswer> {
  const { method = 'GET', headers = {}, body, headOnly = false } = asked;
  const sent = [cookie, asked.cookies].filter(Boolean).join('; ');
  // Node sets no length for OPTIONS, DELETE or TRACE, so the body would be read as the next request.
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((done, failed) => {
    const req = ask(
      {
        port,
        host: 'localhost',
        path,
        method,
        headers: { ...(sent && { cookie: sent }), ...length, ...headers },
        agent
      },
      (res) => {
        const chunks: Buffer[] = [];
        const finish = () => {
          const head = res.rawHeaders.join('').length + 2 * res.rawHeaders.length;
          // nginx takes 4 KB from a server unless told otherwise, and answers 502 to more.
          if (head > 3072) return failed(new Error(`${method} ${path}: ${head} bytes of headers`));
          const bytes = Buffer.concat(chunks);
          done({ status: res.statusCode ?? 0, headers: res.headers, text: textOf(bytes) });
        };
        if (headOnly && res.headers['content-type']?.startsWith('text/event-stream')) {
          res.destroy();
          finish();
          return;
        }
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', finish);
        res.on('error', failed);
      }
    );
    req.on('error', (error: NodeJS.ErrnoException) => {
      // The server has closed a connection that was idle for five seconds, and has read nothing of this request.
      if (req.reusedSocket && error.code === 'ECONNRESET') done(exchange(port, path, asked, cookie));
      else failed(error);
    });
    req.end(body);
  });
}

function textOf(bytes: Buffer): string {
  if (bytes.length < 2 || bytes.readUInt16BE(0) !== 0x504b) return bytes.toString();
  return [...unzip(bytes, () => true).values()].map((part) => Buffer.from(part).toString()).join('\n');
}
