import { createApp } from '$lib/server/app';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { foundBranch, reason, type Branch } from './a-branch';
import { endpointAddress, allEndpoints, type Endpoint } from './endpoints';
import { roleText } from './marked-unit';
import { namesOf } from './names';
import { exchange, signIn, type EndpointAnswer, type Town } from './town';

/**
 * Every endpoint that is searched, from the list of routes itself, so that a new one is included without a
 * line here.
 */
const endpoints = (await allEndpoints()).filter(({ kind, method }) => kind !== 'file' && method === 'GET');

/**
 * The callers: everybody but the committee and the person (`member`). A superior sees what is filed, and
 * nothing is filed here.
 */
const others = [
  ...roleText.filter((role) => role !== 'member' && role !== 'committee'),
  'other',
  'nobody'
] as const;

/**
 * Texts that reveal the outcome: its id and both its names. A page that prints the rules has them in both
 * branches alike.
 */
const marks = ['unqualified', '可列为不合格', 'May be listed as unqualified'];

let send: (path: string, cookie?: string) => Promise<EndpointAnswer>;
let end: (() => Promise<void>) | undefined;
let flagged: Branch;
let plain: Branch;
const cookies = new Map<string, string>();

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-discipline-'));
  let now = new Date();
  const appWithStore = await createApp(testSettings(dataDir), { clock: () => now });
  const at = (day: string) => {
    now = new Date(`${day}T09:00:00+08:00`);
  };
  flagged = await foundBranch(appWithStore, { mark: 'XUANWU', flagged: true, at });
  plain = await foundBranch(appWithStore, { mark: 'BAIHU0', flagged: false, at });
  await appWithStore.app.close();
  const server = await builtApp(dataDir, { LOG_LEVEL: 'error' });
  await server.start();
  const port = Number(new URL(server.url).port);
  send = (path, cookie) => exchange(port, path, { headOnly: true }, cookie);
  for (const { mark } of [flagged, plain])
    for (const caller of [...roleText, 'other']) {
      const ask = (path: string, asked: Parameters<typeof exchange>[2]) =>
        exchange(port, path, asked, undefined);
      cookies.set(`${mark} ${caller}`, await signIn(ask, port, `${mark}_${caller}`.toLowerCase()));
    }
  end = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  };
});
afterAll(() => end?.());

/**
 * An endpoint's addresses in a branch, by its params and queries; an endpoint whose names aren't listed here
 * has none.
 */
function addresses(
  endpoint: Endpoint,
  { person, notice, board, meeting, receipt, objection }: Branch
): string[] {
  const own = { person, board, meeting, receipt, objection, code: notice };
  const params = Object.fromEntries(endpoint.params.map((name) => [name, 'nothing-here']));
  const path = endpointAddress(endpoint, { ...params, ...own });
  const asked: Record<string, string> = {
    year: '2025',
    period: '2025',
    quarter: '2025-Q4',
    from: '2025-01',
    to: '2025-12',
    month: '2025-12',
    person,
    subject: person,
    notice,
    after: '0',
    lang: 'zh-CN'
  };
  const { query } = namesOf(endpoint, { a: {} } as unknown as Pick<Town, 'a'>);
  const known = query.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]));
  return [path, ...(known.length > 0 ? [`${path}?${new URLSearchParams(known)}`] : [])];
}

const count = ({ text, headers }: EndpointAnswer, mark: string) =>
  (JSON.stringify(headers) + text).split(mark).length - 1;

/** Finds where a caller reads more of the texts in the branch with the outcome than in the other. */
async function outcomesSeenBy(caller: string): Promise<string[]> {
  const found: string[] = [];
  for (const endpoint of endpoints) {
    const [there, here] = [addresses(endpoint, flagged), addresses(endpoint, plain)];
    for (const [at, path] of there.entries()) {
      const got = await send(path, cookies.get(`XUANWU ${caller}`));
      if (count(got, reason) > 0) found.push(`${path} tells the reason`);
      const like = await send(here[at] ?? '', cookies.get(`BAIHU0 ${caller}`));
      for (const mark of marks)
        if (count(got, mark) !== count(like, mark)) found.push(`${path} tells ${mark}`);
    }
  }
  return found;
}

test('the committee and the person are told: the marks are where one looks for them', async () => {
  expect(await outcomesSeenBy('committee')).toEqual(
    expect.arrayContaining([
      '/office/assembly?quarter=2025-Q4 tells the reason',
      '/office/outcomes?period=2025 tells 可列为不合格'
    ])
  );
  expect((await outcomesSeenBy('member')).join(' ')).toContain('tells the reason');
});

test.each(others)('%s reads at no endpoint that somebody is unqualified, nor why', async (caller) => {
  expect(await outcomesSeenBy(caller)).toEqual([]);
});
