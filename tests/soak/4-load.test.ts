import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqlite } from '$lib/server/platform/store/sqlite/open-sqlite';
import { builtApp, type BuiltApp } from '../make/built-app';
import { testSettings } from '../make/settings';
import { readExposition } from '../process/exposition';
import { foundUnitWithYears } from '../process/unit-with-years';
import { openBoard } from '../process/kill/board';
import { AskedOps } from '../process/kill/op';
import { expectIntact } from '../process/kill/whole';
import { announces, imports } from '../process/kill/workers';
import { Office } from '../process/office';

const minutes = Number(process.env.SOAK_MINUTES ?? 3);

let dataDir: string;
let unit: string;
let app: BuiltApp;
let keeper: Office;
let crier: Office;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-load-'));
  unit = await foundUnitWithYears(testSettings(dataDir));
  app = await builtApp(dataDir, {
    SUNBOARD_DEMO: '1',
    LOG_LEVEL: 'info',
    NODE_OPTIONS: `--import ${resolve('tests/soak/collect.mjs')}`
  });
  await app.start();
  keeper = await new Office(app.url).signIn('keeper');
  crier = await new Office(app.url).signIn('crier');
});
afterAll(async () => {
  await app.stop('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

interface Load {
  requests: number;
  failed: string[];
}

/** Makes requests of residents, boards and the office at once until `over` is true. */
async function underLoad(over: () => boolean, seed: number): Promise<Load> {
  const load: Load = { requests: 0, failed: [] };
  const asked = new AskedOps();
  let no = 0;
  const keys = () => `load-${seed}-${(no += 1)}`;
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(app.url + path, { headers });
    load.requests += 1;
    if (answer.status >= 500) load.failed.push(`${path}: ${answer.status}`);
    return { etag: answer.headers.get('etag') ?? '', text: await answer.text() };
  };
  const reads = async () => {
    while (!over()) {
      const feed = JSON.parse((await get('/api/board/demo')).text);
      const path = feed.announcements[0] ? `/a/${feed.announcements[0].code}` : '/';
      for (let times = 0; times < 20; times += 1) {
        const { etag } = await get(path, { 'accept-encoding': 'br' });
        await get(path, { 'if-none-match': etag });
        await get(`${path}?l=1`);
      }
      await get('/wall');
      await get(`/n/${seed}nothere`);
    }
  };
  const boards = async () => {
    for (let cursor = 0; !over();) {
      const many = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const leave = new AbortController();
          return { leave, board: await openBoard(app.url, cursor, leave.signal) };
        })
      );
      cursor = JSON.parse((await get('/api/board/demo')).text).revision;
      for (const { leave } of many) leave.abort();
      await Promise.all(many.map(({ board }) => board.gone));
      load.requests += many.length;
    }
  };
  const pages = async () => {
    while (!over())
      for (const path of ['/office', '/office/ledger', '/office/people', '/office/import']) {
        const { status } = await keeper.page(path);
        load.requests += 1;
        if (status >= 500) load.failed.push(`${path}: ${status}`);
      }
  };
  await Promise.all([
    reads(),
    reads(),
    boards(),
    pages(),
    announces(crier, keys, asked, over),
    imports(keeper, keys, asked, over)
  ]);
  load.requests += asked.ops.length;
  for (const { kind, answer } of asked.ops)
    if (answer?.status !== 303) load.failed.push(`${kind}: ${answer?.status}`);
  return load;
}

/** The server's memory in MB when it is idle, without its garbage. */
async function held(): Promise<{ heap: number; resident: number }> {
  const figure = async (name: string) => {
    const samples = readExposition(await (await fetch(`${app.url}/metrics`)).text());
    return samples.find((sample) => sample.name === name)?.value ?? NaN;
  };
  await expect.poll(() => figure('sunboard_boards_connected'), { timeout: 10_000 }).toBe(0);
  const before = await figure('nodejs_heap_size_used_bytes');
  process.kill(app.pid(), 'SIGUSR2');
  await expect.poll(() => figure('nodejs_heap_size_used_bytes'), { timeout: 10_000 }).toBeLessThan(before);
  return {
    heap: (await figure('nodejs_heap_size_used_bytes')) / 1e6,
    resident: (await figure('process_resident_memory_bytes')) / 1e6
  };
}

const within = (ms: number) => {
  const end = performance.now() + ms;
  return () => performance.now() > end;
};

it(
  `${minutes} minutes of mixed load: nothing fails, and what was held is let go`,
  async () => {
    // Pages, statements and code are warm after this, so later growth is a leak.
    expect((await underLoad(within(30_000), 1)).failed).toEqual([]);
    const before = await held();
    const { requests, failed } = await underLoad(within(minutes * 60_000), 2);
    expect(failed).toEqual([]);
    const after = await held();
    console.log(
      `load: ${requests} requests in ${minutes} min; heap ${before.heap.toFixed(1)} → ${after.heap.toFixed(1)} MB, ` +
        `resident ${before.resident.toFixed(0)} → ${after.resident.toFixed(0)} MB`
    );
    expect(after.heap).toBeLessThan(before.heap * 1.1 + 3);
    const db = await openSqlite(join(dataDir, 'sunboard.db'));
    await expectIntact(db, unit);
    await db.destroy();
    expect((await app.stop()).code).toBe(0);
  },
  (minutes + 3) * 60_000
);
