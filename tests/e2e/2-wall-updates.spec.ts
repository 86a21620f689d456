import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { protocol, protocolQuery, type BoardState } from '../../src/lib/sync';
import { digestOfSecret, newSecret } from '../../src/lib/server/domain/pairing/secrets';
import { anotherVersion } from '../make/another-version';
import { expect, test } from './served-app';

/** Milliseconds that Chromium waits at most for a busy worker to give way. */
const chromiumWaits = 5 * 60_000;

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

/** The version whose files the page was opened with; '' is the first one. */
const markOf = (page: Page) =>
  page.evaluate(() => {
    const program = document.querySelector<HTMLScriptElement>('script[defer]');
    return /immutable\/(?:([a-z])\/)?/.exec(program?.src ?? '')?.[1] ?? '';
  });

/** Runs in the page: measures by the browser's own clock how long no scene was visible between two pages. */
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
  app
}) => {
  // Three versions are installed completely, by a server that compresses two of them on request.
  test.setTimeout(2 * chromiumWaits);
  const [b, c] = [anotherVersion('b'), anotherVersion('c', 'broken')];
  const deploy = async (build: string) => {
    await app.stop();
    await app.start(build);
  };
  try {
    await page.clock.install();
    await page.addInitScript(watchGap);
    await page.goto(`${app.url}/wall/demo?theme=day`);
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
    // The gap is far below the time after which a person or the watchdog would take the board for dead; its
    // length depends on the machine.
    await expect(async () => {
      const gap = Number(await page.evaluate(() => sessionStorage.getItem('gap')));
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(12_000);
    }).toPass();
    // The new version works, so the one before is given up.
    await expect(async () => {
      const kept = await page.evaluate(async () =>
        (await caches.keys()).filter((name) => /^sb-wall-/.test(name))
      );
      expect(kept).toEqual([`sb-wall-${b.version}`]);
    }).toPass();

    await deploy(c.build);
    await takes(page, 'c');
    // After twice 25 s without a painted frame the old one is back; a third time may be needed when one fell
    // between two pages.
    let polls = 0;
    await expect(async () => {
      if (polls === 0) expect([await markOf(page), await sceneOf(page).count()]).toEqual(['c', 0]);
      if ((await markOf(page)) === 'c') {
        // A page that is being loaded anew isn't counted twice.
        await page.waitForLoadState();
        polls += 1;
        await page.clock.fastForward(25_000);
      }
      await expect(sceneOf(page)).toBeVisible({ timeout: 10_000 });
      expect(await markOf(page)).toBe('b');
    }).toPass({ timeout: 150_000 });
    expect(polls).toBeGreaterThanOrEqual(2);
    expect(polls).toBeLessThanOrEqual(5);
  } finally {
    b.remove();
    c.remove();
  }
});

test('a board that runs since its first visit, under no worker yet, takes a newer version as well', async ({
  page,
  app
}) => {
  test.setTimeout(2 * chromiumWaits);
  const b = anotherVersion('b');
  try {
    await page.clock.install();
    await page.goto(`${app.url}/wall/demo?theme=day`);
    await expect(sceneOf(page)).toBeVisible();
    await page.waitForFunction(() =>
      navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')
    );
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await app.stop();
    await app.start(b.build);
    await page.clock.fastForward('20:00');
    await expect(async () => {
      if (!(await isWaiting(page))) await page.clock.fastForward(5000);
      expect(await markOf(page)).toBe('b');
    }).toPass({ timeout: chromiumWaits + 30_000 });
    await expect(sceneOf(page)).toBeVisible();
  } finally {
    b.remove();
  }
});

/**
 * Waits until the board takes a newer version: it polls for one every quarter of an hour, and that one then waits for a scene
 * to begin. Once one has begun, time goes its own way: timers that all come due at once keep the worker in force busy in the
 * moment in which it gives way. Chromium then waits for it as long as it ever does, which is 5 minutes.
 */
async function takes(page: Page, mark: string): Promise<void> {
  const isTaken = async () => (await markOf(page)) === mark;
  await expect(async () => {
    if (!(await isWaiting(page))) await page.clock.fastForward('20:00');
    await expect
      .poll(async () => (await isWaiting(page)) || (await isTaken()), { timeout: 10_000 })
      .toBe(true);
  }).toPass({ timeout: 40_000 });
  const scene = () =>
    sceneOf(page)
      .getAttribute('data-scene', { timeout: 1000 })
      .catch(() => null);
  const first = await scene();
  await expect(async () => {
    if ((await isWaiting(page)) && (await scene()) === first) await page.clock.fastForward(3000);
    expect(await markOf(page)).toBe(mark);
  }).toPass({ timeout: chromiumWaits + 30_000 });
}

const isWaiting = (page: Page) =>
  page
    .evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
    // The page may be reloading at this moment.
    .catch(() => false);

/** Makes a paired board run under its worker, with another board that comes first for the next version. */
async function runsLater(
  page: Page,
  url: string,
  { db, next }: { db: Database.Database; next: string }
): Promise<void> {
  const token = newSecret();
  const now = new Date().toISOString();
  db.prepare(
    `insert into board (code, unit_id, name, token, paired_at, seen_at)
      select 'later', unit_id, '后来', ?, ?, ? from board where code = 'demo'`
  ).run(digestOfSecret(token), now, now);
  await page
    .context()
    .addCookies([
      { name: 'sunboard-board', value: token, url: `${url}/api`, httpOnly: true, sameSite: 'Strict' }
    ]);
  await page.clock.install();
  await page.goto(`${url}/wall?theme=day`);
  await expect(sceneOf(page)).toBeVisible();
  await page.waitForFunction(() =>
    navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')
  );
  await page.reload();
  await expect(sceneOf(page)).toBeVisible();
  const said = await fetch(`${url}/api/board`, {
    method: 'POST',
    headers: { cookie: `sunboard-board=${token}`, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ shows: 1, state: beat, notices: [] })
  });
  expect(said.status).toBe(204);
  goesFirst(db, next);
}

test('a board that is below the server’s protocol waits for no turn: it keeps its content, and takes the new version', async ({
  page,
  app
}) => {
  test.setTimeout(2 * chromiumWaits);
  const b = anotherVersion('b', 'raised');
  const db = new Database(join(app.dataDir, 'sunboard.db'));
  try {
    await runsLater(page, app.url, { db, next: b.version });
    await app.stop();
    await app.start(b.build);
    await expect(async () => {
      // Once the version waits, time goes its own way. Timers that all come due at once keep the worker in force
      // busy in the moment in which it gives way, and Chromium then waits for minutes.
      if (!(await isWaiting(page))) await page.clock.fastForward(5000);
      await expect(sceneOf(page)).toBeVisible();
      expect(await markOf(page)).toBe('b');
    }).toPass({ timeout: chromiumWaits + 30_000 });
    const feed = await page.evaluate(
      async (query) => (await fetch(`/api/board?${query}`)).status,
      protocolQuery
    );
    expect(feed).toBe(409);
  } finally {
    db.close();
    b.remove();
  }
});

test('a plain board that is below the server’s protocol is refused its line, and loads the new version', async ({
  page,
  app
}) => {
  test.setTimeout(2 * chromiumWaits);
  const b = anotherVersion('b', 'raised');
  const lines: string[] = [];
  page.on('response', (answer) => {
    const { pathname, searchParams } = new URL(answer.url());
    if (pathname === '/api/live/board/demo')
      lines.push(`${searchParams.get('protocol')}: ${answer.status()}`);
  });
  const version = () => page.locator('#lite').getAttribute('data-version');
  try {
    await page.clock.install();
    await page.goto(`${app.url}/wall/lite?board=demo&theme=day`);
    await expect.poll(() => lines).toContain(`${protocol}: 200`);
    expect(await version()).not.toBe(b.version);
    await app.stop();
    // The new page comes once the line was refused, whichever is asked for first.
    await page.route('**/wall/lite?*', async (route) => {
      if (route.request().resourceType() === 'xhr')
        await expect.poll(() => lines, { timeout: 150_000 }).toContain(`${protocol}: 409`);
      await route.continue();
    });
    await app.start(b.build);
    await expect(async () => {
      await page.clock.fastForward(5000);
      expect(await version()).toBe(b.version);
    }).toPass({ timeout: 150_000 });
    expect(lines).toContain(`${protocol}: 409`);
    await expect.poll(() => lines).toContain(`${protocol + 1}: 200`);
  } finally {
    b.remove();
  }
});

test('a board whose turn comes later keeps nothing of the new version; when it comes, it takes it', async ({
  page,
  app
}) => {
  test.setTimeout(2 * chromiumWaits);
  const b = anotherVersion('b');
  const db = new Database(join(app.dataDir, 'sunboard.db'));
  try {
    await runsLater(page, app.url, { db, next: b.version });
    await app.stop();
    await app.start(b.build);
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

    await app.stop();
    db.prepare('update board_program set since = ?').run('2026-01-01T00:00:00.000Z');
    await app.start(b.build);
    await takes(page, 'b');
    await expect(sceneOf(page)).toBeVisible();
  } finally {
    db.close();
    b.remove();
  }
});

const beat: BoardState = {
  start: 'a'.repeat(16),
  painted: null,
  scene: 'standings',
  heap: null,
  nodes: 420,
  offset: 0,
  persisted: true,
  version: 'before',
  browser: 'Chromium',
  width: 1920,
  height: 1080,
  trouble: []
};

/** Adds another board, whose turn comes first for that version. */
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
