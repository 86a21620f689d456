import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { get, type IncomingHttpHeaders } from 'node:http';
import { checkVariants } from '../../src/cli/bench/public/page-answer';
import { checkCode } from '../../src/lib/notice';
import type { BoardFeed } from '../../src/lib/sync';
import { qrPath } from '../../src/lib/ui/qr';
import { expect, signIn, test, type ServedApp } from './served-app';
import { stepOn } from './step-board';

/** Bytes that the first round trip of a TCP connection carries. */
const firstFlight = 14_600;

test.describe('5 the code on the wall leads to the same notice', () => {
  test('the board draws codes of /n and /a; board, phone and page show one check code @core', async ({
    app,
    browser
  }) => {
    const { notice, announcements } = await feedOf(app);
    const [announcement] = announcements;
    if (!notice || !announcement) throw new Error('the demo hangs a notice and an announcement');
    const addresses = [`${app.url}/n/${notice.snapshot.code}`, `${app.url}/a/${announcement.code}`];
    const code = checkCode(notice.digest);

    const wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    // Equal texts always give equal squares, so the drawn code is that of the address.
    const said = await oneRound(wall, `${app.url}/wall/demo`, addresses);
    expect(said).toContain(code);
    await wall.close();

    const phone = await browser.newPage();
    await signIn(phone, app, 'liming', '/me/notice');
    await expect(phone.getByText(code, { exact: true })).toBeVisible();
    await phone.close();

    const resident = await browser.newPage({ javaScriptEnabled: false });
    await resident.goto(addresses[0] ?? '');
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText(notice.snapshot.title);
    await expect(resident.getByText(code, { exact: true })).toBeVisible();
    for (const { name } of notice.snapshot.rows)
      await expect(resident.locator('.g th', { hasText: name }).first()).toBeAttached();

    await resident.goto(addresses[1] ?? '');
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText(announcement.title);
    await resident.close();
  });

  test('no script, nothing to fetch but an icon, and at most 14,600 bytes of gzip in all @core', async ({
    app,
    browser
  }) => {
    const { notice, announcements } = await feedOf(app);
    const pages = [
      `/n/${notice?.snapshot.code}`,
      `/n/${notice?.snapshot.code}?l=1&lang=en`,
      `/a/${announcements[0]?.code}`
    ];
    for (const path of [...pages, '/', '/n/nothing1']) {
      const { headers, body } = await bytes(app.url + path, { 'accept-encoding': 'gzip' });
      const icon = await bytes(`${app.url}/icon.svg`, { 'accept-encoding': 'gzip' });
      expect(headers['content-encoding']).toBe('gzip');
      expect(body.length + icon.body.length).toBeLessThanOrEqual(firstFlight);

      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      const response = await page.goto(app.url + path, { waitUntil: 'networkidle' });
      // Nor does any placeholder of the frame remain.
      expect(await response?.text()).not.toMatch(/<script|%[\w.]+%/);
      expect(asked.filter((each) => each !== path.split('?')[0] && each !== '/icon.svg')).toEqual([]);
      expect(said.filter((line) => !line.includes('404'))).toEqual([]);
      await page.close();
    }
  });

  test('what the phone has already is not sent again, and comes from memory as it came from Kit', async ({
    app
  }) => {
    const { notice } = await feedOf(app);
    const address = `${app.url}/n/${notice?.snapshot.code}`;
    const first = await bytes(address, { 'accept-encoding': 'br' });
    const second = await bytes(address, { 'accept-encoding': 'br' });
    expect(second.headers.etag).toBe(first.headers.etag);
    expect(second.body.equals(first.body)).toBe(true);
    const again = await bytes(address, {
      'accept-encoding': 'br',
      'if-none-match': first.headers.etag ?? ''
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(first.headers['content-security-policy']).toContain("default-src 'none'");
    // The page is the same in every encoding, each with its own tag: as requested, and large in English.
    await checkVariants(address);
    await checkVariants(`${address}?l=1&lang=en`);
  });

  test('large print and English are links that keep each other; a name leads to where its points come from @core', async ({
    app,
    browser
  }) => {
    const { notice } = await feedOf(app);
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await page.goto(`${app.url}/n/${notice?.snapshot.code}`);
    await page.getByRole('link', { name: '大字版' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\?l=1&lang=en$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.locator('.s tbody a').first().click();
    await expect(page.locator('tbody:target')).toContainText('All else, net');
    await expect(page.locator('tbody:target')).toBeInViewport();
    await page.close();
  });

  test('axe finds nothing to complain about @core', async ({ app, browser }) => {
    const { notice, announcements } = await feedOf(app);
    // The page's policy is lifted for axe only.
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const paths = [`/n/${notice?.snapshot.code}`, `/a/${announcements[0]?.code}`, '/', '/n/nothing1'];
    for (const path of paths.flatMap((each) => [each, `${each}?l=1`, `${each}?lang=en`])) {
      await page.goto(app.url + path);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${path} is cut off`
      ).toBe(true);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
        return (await inPage.run()).violations.map(({ id }) => id);
      });
      expect(found, path).toEqual([]);
    }
    await context.close();
  });
});

async function feedOf(app: ServedApp): Promise<BoardFeed> {
  return (await fetch(`${app.url}/api/board/demo`)).json() as Promise<BoardFeed>;
}

/**
 * Runs the board's clock ahead until it has drawn the codes of all addresses.
 * @returns all text that it showed meanwhile
 */
async function oneRound(page: Page, board: string, addresses: readonly string[]): Promise<string> {
  await page.goto(`${board}?theme=day`);
  await page.locator('h1').first().waitFor();
  const missing = new Set(addresses.map((address) => qrPath(address).path));
  let text = '';
  await expect(async () => {
    await stepOn(page);
    // Text and codes are read at once, and not from the hidden layer, which has the next scene already.
    const seen = await page.evaluate(() => ({
      text: document.body.innerText,
      drawn: [...document.querySelectorAll('.layer.seen svg.qr path')].map((each) => each.getAttribute('d'))
    }));
    text += seen.text;
    for (const path of seen.drawn) missing.delete(path ?? '');
    expect([...missing]).toEqual([]);
  }).toPass({ intervals: [100] });
  return text;
}

interface Got {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The bytes as they came over the wire. */
function bytes(address: string, headers: Record<string, string>): Promise<Got> {
  return new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) })
      );
    }).on('error', reject);
  });
}
