import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BoardState } from '../../src/lib/sync';
import { digestOfSecret, newSecret } from '../../src/lib/server/pairing/secrets';
import { anotherVersion } from '../make/another-version';
import { expect, test } from './house';

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

/** Which version's files the page was opened with: '' is the first one. */
const markOf = (page: Page) =>
  page.evaluate(() => {
    const program = document.querySelector<HTMLScriptElement>('script[defer]');
    return /immutable\/(?:([a-z])\/)?/.exec(program?.src ?? '')?.[1] ?? '';
  });

/** Runs in the page: how long no scene stood on the glass from one page to the next, by the browser's own clock. */
function watchGap(): void {
  const now = () => performance.timeOrigin + performance.now();
  const left = sessionStorage.getItem('left');
  addEventListener('pagehide', () => sessionStorage.setItem('left', String(now())));
  if (left === null) return;
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.layer.seen > .scene[data-scene]')) return;
    observer.disconnect();
    requestAnimationFrame(() => sessionStorage.setItem('gap', String(now() - Number(left))));
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

test('a newer version comes in between two scenes; one that never paints gives way to the one before within a minute', async ({
  page,
  house
}) => {
  // Three versions are installed whole, by a server that packs two of them as they are asked for.
  test.setTimeout(120_000);
  const [b, c] = [anotherVersion('b'), anotherVersion('c', 'broken')];
  const deploy = async (build: string) => {
    await house.stop();
    await house.start(build);
  };
  try {
    await page.clock.install();
    await page.addInitScript(watchGap);
    await page.goto(`${house.url}/wall/demo?theme=day`);
    await expect(sceneOf(page)).toBeVisible();
    await page.waitForFunction(() =>
      navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')
    );
    await page.reload();
    await expect(sceneOf(page)).toBeVisible();
    expect(await markOf(page)).toBe('');

    await deploy(b.build);
    await takes(page, 'b');
    await expect(sceneOf(page)).toBeVisible();
    // Long before anybody, or the watchdog, would take it for dead; how long it is depends on the machine.
    await expect(async () => {
      const gap = Number(await page.evaluate(() => sessionStorage.getItem('gap')));
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(12_000);
    }).toPass();
    // It is good: the one before is given up.
    await expect(async () => {
      const kept = await page.evaluate(async () =>
        (await caches.keys()).filter((name) => /^sb-wall-/.test(name))
      );
      expect(kept).toEqual([`sb-wall-${b.version}`]);
    }).toPass();

    await deploy(c.build);
    await takes(page, 'c');
    // Twice 25 s in which nothing is painted, and it is back; a third time where one fell between two pages.
    let looks = 0;
    await expect(async () => {
      if (looks === 0) expect([await markOf(page), await sceneOf(page).count()]).toEqual(['c', 0]);
      if ((await markOf(page)) === 'c') {
        looks += 1;
        await page.clock.fastForward(25_000);
      }
      await expect(sceneOf(page)).toBeVisible({ timeout: 3000 });
      expect(await markOf(page)).toBe('b');
    }).toPass({ timeout: 60_000 });
    expect(looks).toBeGreaterThanOrEqual(2);
    expect(looks).toBeLessThanOrEqual(3);
  } finally {
    b.remove();
    c.remove();
  }
});

/** It looks for a newer version by itself, every quarter of an hour; that one then waits for a scene to begin. */
async function takes(page: Page, mark: string): Promise<void> {
  await page.clock.fastForward('20:00');
  await expect(async () => {
    if (await isWaiting(page)) await page.clock.fastForward(3000);
    expect(await markOf(page)).toBe(mark);
  }).toPass({ timeout: 40_000 });
}

const isWaiting = (page: Page) =>
  page
    .evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
    // Just then the page is loaded anew.
    .catch(() => false);

test('a board whose turn comes later keeps nothing of the new version; when it comes, it takes it', async ({
  page,
  context,
  house
}) => {
  test.setTimeout(120_000);
  const b = anotherVersion('b');
  const db = new Database(join(house.dataDir, 'sunboard.db'));
  try {
    const token = newSecret();
    const now = new Date().toISOString();
    db.prepare(
      `insert into board (code, unit_id, name, token, paired_at, seen_at)
        select 'later', unit_id, '后来', ?, ?, ? from board where code = 'demo'`
    ).run(digestOfSecret(token), now, now);
    await context.addCookies([
      { name: 'sunboard-board', value: token, url: `${house.url}/api`, httpOnly: true, sameSite: 'Strict' }
    ]);
    await page.clock.install();
    await page.goto(`${house.url}/wall?theme=day`);
    await expect(sceneOf(page)).toBeVisible();
    await page.waitForFunction(() =>
      navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')
    );
    await page.reload();
    await expect(sceneOf(page)).toBeVisible();
    const said = await fetch(`${house.url}/api/board`, {
      method: 'POST',
      headers: {
        ...{ cookie: `sunboard-board=${token}`, origin: house.url },
        'content-type': 'application/json'
      },
      body: JSON.stringify({ shows: 1, state: beat, notices: [] })
    });
    expect(said.status).toBe(204);
    goesFirst(db, b.version);

    await house.stop();
    await house.start(b.build);
    const asked = db.prepare('select count(*) from board_program where version = ?').pluck();
    await expect(async () => {
      await page.clock.fastForward('20:00');
      expect(asked.get(b.version)).toBe(1);
    }).toPass({ timeout: 40_000 });
    await expect.poll(() => isInstalling(page)).toBe(false);
    const kept = await page.evaluate(async () =>
      (await caches.keys()).filter((name) => /^sb-wall-/.test(name))
    );
    expect(kept).toHaveLength(1);
    expect(kept).not.toContain(`sb-wall-${b.version}`);
    expect(await isWaiting(page)).toBe(false);

    await house.stop();
    db.prepare('update board_program set since = ?').run('2026-01-01T00:00:00.000Z');
    await house.start(b.build);
    await takes(page, 'b');
    await expect(sceneOf(page)).toBeVisible();
  } finally {
    db.close();
    b.remove();
  }
});

const beat: BoardState = {
  ...{ start: 'a'.repeat(16), painted: null, scene: 'standings', heap: null, nodes: 420, offset: 0 },
  ...{ persisted: true, version: 'before', browser: 'Chromium', width: 1920, height: 1080, trouble: [] }
};

/** Another board, whose lot comes first for that version. */
function goesFirst(db: Database.Database, version: string): void {
  const lot = (code: string) => createHash('sha256').update(`${version} ${code}`).digest('hex');
  const code = Array.from({ length: 99 }, (_, no) => `first${no}`).find((each) => lot(each) < lot('later'));
  if (code === undefined) throw new Error('no lot comes first');
  const columns = db.prepare(`select name from pragma_table_info(?)`).pluck();
  for (const [table, key] of [
    ['board', 'code'],
    ['board_beat', 'board_code']
  ] as const) {
    const names = (columns.all(table) as string[]).filter((name) => name !== key && name !== 'token');
    db.prepare(
      `insert into ${table} (${key}, ${names.join(', ')})
        select ?, ${names.join(', ')} from ${table} where ${key} = 'later'`
    ).run(code);
  }
}

const isInstalling = (page: Page) =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing));
