import { createApp, type AppWithStore } from '$lib/server/app';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { readExposition } from '../process/exposition';
import type { Actor } from '$lib/server/platform/access/actor';
import { announce } from '$lib/server/domain/announcements/announce';
import { plainBoard } from '$lib/server/platform/http/pages/page-key';
import { foundBranch, type Branch } from './a-branch';
import { exchange, signIn } from './town';

let dataDir: string;
let app: BuiltApp;
let branch: Branch;
let announcement: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-flood-'));
  let now = new Date();
  const appWithStore = await createApp(testSettings(dataDir), { clock: () => now });
  branch = await foundBranch(appWithStore, {
    mark: 'XUANWU',
    flagged: false,
    at(day) {
      now = new Date(`${day}T09:00:00+08:00`);
    }
  });
  now = new Date();
  announcement = await announcedIn(appWithStore);
  await appWithStore.app.close();
  app = await builtApp(dataDir, { LOG_LEVEL: 'fatal' });
  await app.start();
});
afterAll(async () => {
  await app.stop('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

/** Publishes an announcement of the branch. */
async function announcedIn({ app: home }: AppWithStore): Promise<string> {
  const recorder: Actor = {
    account: 'XUANWU-founder',
    session: null,
    name: 'XUANWU',
    unit: branch.unit,
    roles: ['recorder'],
    subject: null
  };
  const typed = { key: 'XUANWU-announce', title: '停水通知', body: '周六上午停水' };
  return (await announce(home, recorder, typed)).code;
}

interface PublicAnswer {
  status: number | undefined;
  etag: string | undefined;
  retryAfter: string | undefined;
  text: string;
}

/** Requests a page like one stranger after the other, each with a connection of its own. */
function ask(path: string): Promise<PublicAnswer> {
  return new Promise((done, failed) => {
    const options = { agent: false, headers: { accept: 'text/html' } };
    get(app.url + path, options, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      res.on('end', () => {
        const { etag, 'retry-after': retryAfter } = res.headers;
        done({ status: res.statusCode, etag, retryAfter, text });
      });
    }).on('error', failed);
  });
}

/**
 * Opens many connections that all send their request in the same moment. Each that is answered is followed by
 * another one, until the flood is told to end.
 * @returns a function that makes them send, and gives all answers as they came once `isEnough`
 */
async function allAtOnce(
  path: string,
  count: number
): Promise<(isEnough: () => boolean) => Promise<string[]>> {
  const { hostname, port, host } = new URL(app.url);
  const opened = async () => {
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    await once(socket, 'connect');
    return socket;
  };
  const sockets = await Promise.all(Array.from({ length: count }, opened));
  return async (isEnough) => {
    const answers: string[] = [];
    const lanes = sockets.map(async (first) => {
      for (let socket = first; ; socket = await opened()) {
        let answer = '';
        socket.on('data', (chunk: string) => (answer += chunk));
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`
        );
        await once(socket, 'close');
        answers.push(answer);
        if (isEnough()) return;
      }
    });
    await Promise.all(lanes);
    return answers;
  };
}

async function rendered(): Promise<number> {
  const samples = readExposition(await (await fetch(`${app.url}/metrics`)).text());
  const sample = samples.find(({ name }) => name === 'sunboard_pages_rendered');
  if (!sample) throw new Error('renders aren’t counted');
  return sample.value;
}

const forwarded = 'from=groupmessage&isappinstalled=0';

test('a forwarded link, and any other parameter, is answered with the bytes that are kept', async () => {
  for (const page of [
    `/n/${branch.notice}`,
    `/n/${branch.notice}?l=1&lang=en`,
    `/a/${announcement}`,
    '/',
    '/o',
    plainBoard,
    `${plainBoard}?theme=night&lang=en`
  ]) {
    const bare = await ask(page);
    expect(bare.status, page).toBe(200);
    const before = await rendered();
    for (const more of [forwarded, 'x=1', 'x=2', `l=7&${forwarded}`, `y=${'x'.repeat(3000)}`]) {
      const asked = await ask(`${page}${page.includes('?') ? '&' : '?'}${more}`);
      expect(asked, `${page} with ${more.slice(0, 40)}`).toEqual(bare);
    }
    expect(await rendered(), page).toBe(before);
  }
});

test('no page that is made for whoever asks repeats what it doesn’t know', async () => {
  const paths = [
    `/n/${branch.notice}/object`,
    `/o/${branch.receipt}`,
    '/n/zzzzzzz',
    `${plainBoard}?board=none`,
    '/o?receipt=none'
  ];
  for (const path of paths) {
    const { status, text } = await ask(`${path}${path.includes('?') ? '&' : '?'}marked=groupmessage`);
    expect(text, `${path} ${status}`).not.toMatch(/groupmessage|marked/);
    expect(text, path).toContain('</html>');
  }
});

test('codes that nobody has are answered without a render', async () => {
  for (const kind of [
    (code: string) => `/n/${code}`,
    (code: string) => `/a/${code}`,
    (code: string) => `/o/${code}`,
    (code: string) => `/n/${code}/object`
  ]) {
    const first = await ask(kind('2222222222222222'));
    expect(first.status).toBe(404);
    const before = await rendered();
    for (const code of ['3333333333333333', 'zzzz', 'A%20B'])
      expect(await ask(kind(code)), kind(code)).toEqual(first);
    expect(await rendered()).toBe(before);
  }
});

test('a code that was typed in capitals leads to its page', async () => {
  const codes = {
    [`/n/${branch.notice}`]: '',
    [`/n/${branch.notice}/object`]: '?l=1',
    [`/o/${branch.receipt}`]: ''
  };
  for (const [path, query] of Object.entries(codes)) {
    const typed = path.replace(/(?<=^\/.\/)\w+/, (code) => code.toUpperCase());
    const moved = await fetch(app.url + typed + query, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')], typed).toEqual([301, path + query]);
    expect(moved.headers.get('x-content-type-options'), typed).toBe('nosniff');
    const reached = await fetch(app.url + typed + query);
    expect(reached.status, typed).toBe(200);
  }
});

test('an address that is too long costs a sentence', async () => {
  const before = await rendered();
  expect(await ask(`/n/${branch.notice}?${'x'.repeat(5000)}`)).toMatchObject({ status: 400 });
  expect(await rendered()).toBe(before);
});

test.each([
  ['a receipt’s page', () => `/o/${branch.receipt}`],
  ['the plain board with a board’s name', () => `${plainBoard}?board=none`]
])(
  'a flood on %s, made for whoever asks, is refused with a sentence and a time; published pages and the office go past it',
  async (_, addressOf) => {
    const address = addressOf();
    const port = Number(new URL(app.url).port);
    const asked = (path: string, how: Parameters<typeof exchange>[2]) => exchange(port, path, how, undefined);
    const cookie = await signIn(asked, port, 'xuanwu_recorder');
    const kept = [`/n/${branch.notice}`, plainBoard];
    const bare = [];
    for (const page of kept) bare.push(await ask(page));
    const flood = await allAtOnce(`${address}${address.includes('?') ? '&' : '?'}x=1`, 300);
    // The flood lasts until both are answered, however long a busy machine takes.
    let isEnough = false;
    const answers = flood(() => isEnough);
    const office = asked('/office/notices', { cookies: cookie });
    try {
      const published = await Promise.all(kept.map((page) => ask(`${page}?x=1`)));
      expect(published).toEqual(bare);
      expect((await office).status).toBe(200);
    } finally {
      isEnough = true;
    }
    const statuses = (await answers).map((answer) => answer.slice(9, 12));
    expect(new Set(statuses)).toEqual(new Set(['200', '503']));
    for (const refused of (await answers).filter((answer) => answer.startsWith('HTTP/1.1 503'))) {
      expect(refused).toMatch(/\r\nretry-after: 5\r\n/i);
      expect(refused).toContain('现在打开的人太多');
      expect(refused).not.toContain('<script');
    }
    expect((await ask(address)).status).toBe(200);
  }
);

test('the plain board that is kept is the page of screens without a board: an old browser and a screen with a token get theirs', async () => {
  const get = (headers: Record<string, string>) => fetch(app.url + plainBoard, { headers });
  const bare = await get({});
  expect(bare.headers.get('cache-control')).toBe('private, no-store');
  const before = await rendered();
  const old = await get({ 'user-agent': 'Mozilla/5.0 (Web0S) AppleWebKit/537.36 Chrome/38.0.2125.122' });
  expect(await old.text()).toContain('现在用的是 LG webOS 上的 Chromium 38');
  expect(await rendered()).toBe(before);
  const unknown = await get({ cookie: `sunboard-lite=${'x'.repeat(43)}` });
  expect(await unknown.text()).toContain('data-kind="unpaired"');
  expect(await rendered()).toBe(before + 1);
});
