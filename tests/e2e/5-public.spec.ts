import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { get, type IncomingHttpHeaders } from 'node:http';
import { checkVariants } from '../../src/cli/bench/page-answer';
import { checkCode } from '../../src/lib/notice';
import type { BoardFeed } from '../../src/lib/sync';
import { qrPath } from '../../src/lib/ui/qr';
import { expect, signIn, test, type House } from './house';

/** What the first round trip of a TCP connection carries. */
const firstFlight = 14_600;

test.describe('5 the code on the wall leads to the same notice', () => {
  test('the board draws codes of /n and /a; board, phone and page show one check code', async ({
    house,
    browser
  }) => {
    const { notice, announcements } = await feedOf(house);
    const [announcement] = announcements;
    if (!notice || !announcement) throw new Error('the demo hangs a notice and an announcement');
    const addresses = [`${house.url}/n/${notice.snapshot.code}`, `${house.url}/a/${announcement.code}`];
    const code = checkCode(notice.digest);

    const wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    // The same text always gives the same squares: what is drawn is what is named.
    const said = await oneRound(wall, `${house.url}/wall/demo`, addresses);
    expect(said).toContain(code);
    await wall.close();

    const phone = await browser.newPage();
    await signIn(phone, house, 'liming', '/me/notice');
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

  test('no script, nothing to fetch but an icon, and at most 14,600 bytes of gzip in all', async ({
    house,
    browser
  }) => {
    const { notice, announcements } = await feedOf(house);
    const pages = [
      `/n/${notice?.snapshot.code}`,
      `/n/${notice?.snapshot.code}?l=1&lang=en`,
      `/a/${announcements[0]?.code}`
    ];
    for (const path of [...pages, '/', '/n/nothing1']) {
      const { headers, body } = await bytes(house.url + path, { 'accept-encoding': 'gzip' });
      const icon = await bytes(`${house.url}/icon.svg`, { 'accept-encoding': 'gzip' });
      expect(headers['content-encoding']).toBe('gzip');
      expect(body.length + icon.body.length).toBeLessThanOrEqual(firstFlight);

      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      const response = await page.goto(house.url + path, { waitUntil: 'networkidle' });
      // Nor a placeholder of the frame that nobody filled in.
      expect(await response?.text()).not.toMatch(/<script|%[\w.]+%/);
      expect(asked.filter((each) => each !== path.split('?')[0] && each !== '/icon.svg')).toEqual([]);
      expect(said.filter((line) => !line.includes('404'))).toEqual([]);
      await page.close();
    }
  });

  test('what the phone has already is not sent again, and comes from memory as it came from Kit', async ({
    house
  }) => {
    const { notice } = await feedOf(house);
    const address = `${house.url}/n/${notice?.snapshot.code}`;
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
    // In every encoding the same page, each with a tag of its own: as asked, and larger in English.
    await checkVariants(address);
    await checkVariants(`${address}?l=1&lang=en`);
  });

  test('large print and English are links that keep each other; a name leads to where its points come from', async ({
    house,
    browser
  }) => {
    const { notice } = await feedOf(house);
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await page.goto(`${house.url}/n/${notice?.snapshot.code}`);
    await page.getByRole('link', { name: '大字版' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\?l=1&lang=en$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.locator('.s tbody a').first().click();
    await expect(page.locator('tbody:target')).toContainText('All else, net');
    await expect(page.locator('tbody:target')).toBeInViewport();
    await page.close();
  });

  test('axe finds nothing to complain about', async ({ house, browser }) => {
    const { notice, announcements } = await feedOf(house);
    // Only axe itself is let past the page's policy.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const paths = [`/n/${notice?.snapshot.code}`, `/a/${announcements[0]?.code}`, '/', '/n/nothing1'];
    for (const path of paths.flatMap((each) => [each, `${each}?l=1`, `${each}?lang=en`])) {
      await page.goto(house.url + path);
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

async function feedOf(house: House): Promise<BoardFeed> {
  return (await fetch(`${house.url}/api/board/demo`)).json() as Promise<BoardFeed>;
}

/** Lets the board's clock run ahead until it has drawn the codes of all addresses; gives all that it said meanwhile. */
async function oneRound(page: Page, board: string, addresses: readonly string[]): Promise<string> {
  await page.goto(`${board}?theme=day`);
  await page.locator('h1').first().waitFor();
  const missing = new Set(addresses.map((address) => qrPath(address).path));
  let text = '';
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    // In one go, and not of the layer beneath: that has the next scene already, unread.
    const seen = await page.evaluate(() => ({
      text: document.body.innerText,
      drawn: [...document.querySelectorAll('.layer.seen svg.qr path')].map((each) => each.getAttribute('d'))
    }));
    text += seen.text;
    for (const path of seen.drawn) missing.delete(path ?? '');
    expect([...missing]).toEqual([]);
  }).toPass({ intervals: [900], timeout: 40_000 });
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
