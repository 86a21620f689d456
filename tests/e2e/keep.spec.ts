import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, importSample, signIn, test, type House } from './house';

/** A command as an operator runs it, in a process of its own beside the server. */
function operate(house: House, name: string, ...args: string[]): Promise<{ code: number; said: string }> {
  return shell(house, `exec node "${resolve('src/cli/keep/start.mjs')}" "$@"`, name, ...args);
}

function shell(house: House, script: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATA_DIR: house.dataDir, PUBLIC_URL: house.url, SUNBOARD_DEMO: '1' };
  return new Promise((done) =>
    execFile('bash', ['-c', script, 'bash', ...args], { env }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr })
    )
  );
}

const backupsOf = (house: House) => {
  const to = join(house.dataDir, 'backups');
  return existsSync(to) ? readdirSync(to).map((name) => join(to, name)) : [];
};

/** Posts announcements one after another, as the office's form does, until told to stop. */
function keepPosting(office: Page, house: House) {
  const told = { stop: false, statuses: [] as number[] };
  const done = (async () => {
    while (!told.stop) {
      const answer = await office.request.post(`${house.url}/office/announcements?/post`, {
        form: { key: randomUUID(), title: `通知 ${told.statuses.length + 1}`, body: '社区公告' },
        headers: { origin: house.url, accept: 'text/html' },
        maxRedirects: 0
      });
      told.statuses.push(answer.status());
    }
  })();
  const atLeast = (count: number) =>
    expect.poll(() => told.statuses.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  return {
    statuses: told.statuses,
    more: () => atLeast(told.statuses.length + 3),
    async stop() {
      told.stop = true;
      await done;
    }
  };
}

const pending = (page: Page) => page.locator('.open .why > li').count();
const titlesOf = async (page: Page, house: House): Promise<string[]> => {
  const feed = await (await page.request.get(`${house.url}/api/board/demo`)).json();
  return feed.announcements.map(({ title }: { title: string }) => title);
};

/** What the phone's own database says of where it stands. */
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
  house,
  page,
  browser
}) => {
  test.setTimeout(120_000);
  const office = await browser.newPage();
  await signIn(office, house, 'fangmin', '/office/announcements');
  await signIn(page, house, 'liming', '/me');
  await expect(page.getByRole('status').first()).toContainText('已同步');
  const before = await pending(page);
  await page.evaluate(() => Object.assign(window, { same: true }));
  const board = await browser.newPage();
  await board.goto(`${house.url}/wall/demo?theme=day`);

  const posting = keepPosting(office, house);
  await posting.more();
  const taken = await operate(house, 'backup');
  expect(taken).toMatchObject({ code: 0 });
  const [backup = ''] = backupsOf(house);
  await posting.more();
  await importSample(await browser.newPage(), house);
  await expect.poll(() => pending(page)).toBeGreaterThan(before);
  const first = await keptEpoch(page);

  // While acts come in: each is in one history or in the other, and none is refused without a word.
  const under = await operate(house, 'restore', backup, '--yes');
  expect(under).toMatchObject({ code: 0 });
  await posting.more();
  await posting.stop();
  expect(posting.statuses.filter((status) => status !== 303 && status !== 503)).toEqual([]);
  const whole = await operate(house, 'doctor');
  expect(whole).toMatchObject({ code: 0 });

  await office.request.post(`${house.url}/office/announcements?/post`, {
    form: { key: randomUUID(), title: '恢复以后就没有了', body: '社区公告' },
    headers: { origin: house.url, accept: 'text/html' },
    maxRedirects: 0
  });
  await expect(board.getByText('恢复以后就没有了').first()).toBeVisible({ timeout: 30_000 });
  expect(await operate(house, 'restore', backup, '--yes')).toMatchObject({ code: 0 });
  expect(await operate(house, 'doctor', '--verify', backup)).toMatchObject({ code: 0 });
  // The server looks once a second whether it serves another history.
  await expect.poll(() => titlesOf(page, house), { timeout: 30_000 }).not.toContain('恢复以后就没有了');
  await expect(board.getByText('恢复以后就没有了')).toHaveCount(0, { timeout: 30_000 });

  await expect.poll(() => pending(page), { timeout: 20_000 }).toBe(before);
  expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
  const now = await (await page.request.get(`${house.url}/api/me?after=0`)).json();
  expect(now.epoch).not.toBe(first);
  await expect.poll(() => keptEpoch(page)).toBe(now.epoch);

  // What was replaced can be had back, and the phone follows again.
  const replaced = backupsOf(house).find((folder) => folder.endsWith('-before-restore')) ?? '';
  expect(await operate(house, 'restore', replaced, '--yes')).toMatchObject({ code: 0 });
  await expect.poll(() => pending(page), { timeout: 20_000 }).toBeGreaterThan(before);
});

test('a disk that takes no more: a clear sentence, and nothing half left', async ({ house }) => {
  const full = await shell(
    house,
    `trap '' XFSZ; ulimit -f 200; exec node "${resolve('src/cli/keep/start.mjs')}" backup`
  );
  expect(full.code).toBe(1);
  expect(full.said).toMatch(/磁盘(满了|读写出错)/);
  expect(backupsOf(house)).toEqual([]);
  expect(await operate(house, 'backup')).toMatchObject({ code: 0 });
});
