import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { backupsOf, operate, operateByShell } from './operate';
import { expect, importSample, signIn, test, type ServedApp } from './served-app';

/** Posts announcements one after another, as the office's form does, until it is stopped. */
function keepPosting(office: Page, app: ServedApp) {
  const posted = { stop: false, statuses: [] as number[] };
  const done = (async () => {
    while (!posted.stop) {
      const answer = await office.request.post(`${app.url}/office/announcements?/post`, {
        form: { key: randomUUID(), title: `通知 ${posted.statuses.length + 1}`, body: '社区公告' },
        headers: { origin: app.url, accept: 'text/html' },
        maxRedirects: 0
      });
      posted.statuses.push(answer.status());
    }
  })();
  const atLeast = (count: number) => expect.poll(() => posted.statuses.length).toBeGreaterThanOrEqual(count);
  return {
    statuses: posted.statuses,
    more: () => atLeast(posted.statuses.length + 3),
    async stop() {
      posted.stop = true;
      await done;
    }
  };
}

const pending = (page: Page) => page.locator('.open .why > li').count();
const titlesOf = async (page: Page, app: ServedApp): Promise<string[]> => {
  const feed = await (await page.request.get(`${app.url}/api/board/demo`)).json();
  return feed.announcements.map(({ title }: { title: string }) => title);
};

/** The epoch in the phone's own database. */
const keptEpoch = (page: Page) =>
  page.evaluate(async () => {
    const name =
      (await indexedDB.databases()).find((one) => one.name?.startsWith('sunboard-me-'))?.name ?? '';
    return new Promise<string>((found, failed) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => failed(opening.error ?? new Error(name));
      opening.onsuccess = () => {
        const reading = opening.result.transaction('rest').objectStore('rest').get('it');
        reading.onsuccess = () => {
          opening.result.close();
          found(reading.result.epoch);
        };
      };
    });
  });

test('the drill: backed up and restored under a running server, phone and board begin anew', async ({
  app,
  page,
  browser
}) => {
  test.setTimeout(600_000);
  const office = await browser.newPage();
  await signIn(office, app, 'fangmin', '/office/announcements');
  await signIn(page, app, 'liming', '/me');
  await expect(page.getByRole('status').first()).toContainText('已同步');
  const before = await pending(page);
  await page.evaluate(() => Object.assign(window, { same: true }));
  const board = await browser.newPage();
  await board.goto(`${app.url}/wall/demo?theme=day`);

  const posting = keepPosting(office, app);
  await posting.more();
  const taken = await operate(app, 'backup');
  expect(taken).toMatchObject({ code: 0 });
  const [backup = ''] = backupsOf(app);
  await posting.more();
  await importSample(await browser.newPage(), app);
  await expect.poll(() => pending(page)).toBeGreaterThan(before);
  const first = await keptEpoch(page);

  // During a restore each command ends up in one history or the other, and none is refused without a message.
  const under = await operate(app, 'restore', backup, '--yes');
  expect(under).toMatchObject({ code: 0 });
  await posting.more();
  await posting.stop();
  expect(posting.statuses.filter((status) => status !== 303 && status !== 503)).toEqual([]);
  const whole = await operate(app, 'doctor');
  expect(whole).toMatchObject({ code: 0 });

  // The server may still be at the restored history's beginning.
  const key = randomUUID();
  const posted = async () => {
    const answer = await office.request.post(`${app.url}/office/announcements?/post`, {
      form: { key, title: '恢复以后就没有了', body: '社区公告' },
      headers: { origin: app.url, accept: 'text/html' },
      maxRedirects: 0
    });
    return answer.status();
  };
  await expect.poll(posted).toBe(303);
  await expect(board.getByText('恢复以后就没有了').first()).toBeVisible({ timeout: 30_000 });
  expect(await operate(app, 'restore', backup, '--yes')).toMatchObject({ code: 0 });
  expect(await operate(app, 'doctor', '--verify', backup)).toMatchObject({ code: 0 });
  // The server checks once a second whether it serves another history.
  await expect.poll(() => titlesOf(page, app), { timeout: 30_000 }).not.toContain('恢复以后就没有了');
  // A slide that is under way ends before the board draws the other history.
  await expect(board.getByText('恢复以后就没有了')).toHaveCount(0, { timeout: 90_000 });

  await expect.poll(() => pending(page)).toBe(before);
  expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
  const now = await (await page.request.get(`${app.url}/api/me?after=0`)).json();
  expect(now.epoch).not.toBe(first);
  await expect.poll(() => keptEpoch(page)).toBe(now.epoch);

  // The replaced data can be restored, and the phone follows again.
  const replaced = backupsOf(app).find((folder) => folder.endsWith('-before-restore')) ?? '';
  expect(await operate(app, 'restore', replaced, '--yes')).toMatchObject({ code: 0 });
  await expect.poll(() => pending(page)).toBeGreaterThan(before);
});

test('a disk that takes no more: a clear sentence, and nothing half left', async ({ app }) => {
  const full = await operateByShell(
    app,
    `trap '' XFSZ; ulimit -f 200; exec node "${resolve('src/cli/backup/start.mjs')}" backup`
  );
  expect(full.code).toBe(1);
  expect(full.said).toMatch(/磁盘(满了|读写出错)/);
  expect(backupsOf(app)).toEqual([]);
  expect(await operate(app, 'backup')).toMatchObject({ code: 0 });
});
