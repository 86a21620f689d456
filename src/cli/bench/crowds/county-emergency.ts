import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { protocolQuery } from '$lib/sync';
import { demoPassword } from '$lib/server/domain/demo/demo-accounts';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { createAccount } from '$lib/server/platform/auth/auth';
import { createApp } from '$lib/server/app';
import { digestOfSecret, newSecret } from '$lib/server/domain/pairing/secrets';
import { readSettings } from '$lib/server/platform/settings/settings';
import { addUnit, findUnit } from '$lib/server/domain/units/sql-unit';
import { freePort } from '../../tools/free-port';
import { startBuiltServer } from '../servers/start-built-server';
import { demoSession } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { PairedCrowd } from './paired-crowd';

const units = 200;
/** Boards in each unit. */
const boards = 5;
const rounds = 7;
const superior = 'county';

/**
 * Measures an emergency from a superior in a county of two hundred units with five paired boards each: from
 * sending it until the last board has got it. Boards are simulated in other processes.
 */
export async function countyEmergency(progress: BenchProgress): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  const url = `http://localhost:${await freePort()}`;
  const settings = { DATA_DIR: join(folder, 'data'), PUBLIC_URL: url, SUNBOARD_DEMO: '1' };
  const crowd = new PairedCrowd();
  try {
    progress('founding');
    const { foundDemo } = await import(pathToFileURL(resolve('build/found-demo.js')).href);
    await foundDemo({
      dataDir: settings.DATA_DIR,
      publicUrl: url,
      now: new Date(),
      only: ['demo'],
      progress: () => undefined
    });
    const { ids, tokens } = await foundCounty(settings);
    const server = await startBuiltServer({ ...settings, PORT: new URL(url).port, DRAIN_SECONDS: '0' });
    try {
      const endpoints = {
        port: Number(new URL(url).port),
        live: '/api/live/board',
        feed: `/api/board?${protocolQuery}`
      };
      progress(`opening ${tokens.length} streams`);
      await crowd.open(
        endpoints,
        tokens.map((token) => `sunboard-board=${token}`)
      );
      const cookie = await demoSession(url, superior);
      const times: number[] = [];
      for (let round = -1; round < rounds; round += 1) {
        crowd.notify({ await: 'event' });
        const all = crowd.says('fed');
        const started = performance.now();
        const sent = send(url, cookie, { title: `第 ${round + 2} 次警报`, ids });
        await all;
        const took = performance.now() - started;
        const { status } = await sent;
        if (status !== 303) throw new Error(`the office answered with ${status}`);
        progress(`round ${round + 1} of ${rounds}: ${took.toFixed(0)} ms`);
        // The first round warms up.
        if (round >= 0) times.push(took);
      }
      return [
        {
          id: 'county-emergency',
          name: `emergency sent to ${units} units → the last of ${tokens.length} boards has it`,
          unit: 'ms',
          samples: times,
          limit: { of: 'value', most: 2000 }
        }
      ];
    } finally {
      await server.end();
    }
  } finally {
    await crowd.end();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Founds the demo's community and more units like it under one superior, with the rows that founding and
 * pairing would have written.
 */
async function foundCounty(settings: NodeJS.ProcessEnv): Promise<{ ids: string[]; tokens: string[] }> {
  const { app, store } = await createApp(readSettings(settings));
  try {
    const first = (await app.public.boardUnit('demo')) ?? '';
    const like = await findUnit(store, first);
    if (!like) throw new Error('the demo has no unit');
    const ids = [first];
    while (ids.length < units) ids.push(await addUnit(store, { ...like, name: `第${ids.length}社区` }));
    const account = await createAccount(app.auth, {
      username: superior,
      name: '县应急局',
      password: demoPassword
    });
    for (const unit of ids)
      await grantRole(store, { account, unit, role: 'superior', subject: null, from: '2026-01-01' });
    return { ids, tokens: await pairAll(store, ids) };
  } finally {
    await app.close();
  }
}

async function pairAll(store: Store, ids: readonly string[]): Promise<string[]> {
  const now = new Date().toISOString();
  const tokens: string[] = [];
  for (const [at, unit] of ids.entries()) {
    const own = Array.from({ length: boards }, newSecret);
    const rows = own.map((token, no) => ({
      code: `bench${at}-${no}`,
      unit_id: unit,
      name: `屏${no}`,
      token: digestOfSecret(token),
      paired_at: now,
      seen_at: now
    }));
    await store.insertInto('board').values(rows).execute();
    tokens.push(...own);
  }
  return tokens;
}

type Store = Awaited<ReturnType<typeof createApp>>['store'];

function send(url: string, cookie: string, emergency: { title: string; ids: string[] }): Promise<Response> {
  const { title, ids } = emergency;
  const form = new URLSearchParams({ key: randomUUID(), title, body: '请立即离开。', minutes: '5' });
  for (const id of ids) form.append('unit', id);
  return fetch(`${url}/office/boards/emergency?/send`, {
    method: 'POST',
    headers: {
      accept: 'text/html',
      origin: url,
      cookie,
      'content-type': 'application/x-www-form-urlencoded'
    },
    body: form,
    redirect: 'manual'
  });
}
