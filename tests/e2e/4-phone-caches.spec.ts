import { expect, test } from './served-app';
import { syncedPhone } from './synced-phone';

test('4 the worker’s caches hold the program alone: no signed-in page, no answer of the server, nothing of a person @core', async ({
  app,
  page
}) => {
  await syncedPhone(page, app);
  for (const [path, own] of [
    ['/me/standings', '.ranks li.own'],
    ['/me/claims', 'h1'],
    ['/me/notice', 'h1'],
    ['/me/year', '.lines'],
    ['/me/rules', 'h1'],
    ['/account', 'h1'],
    ['/me', '.agreed']
  ] as const) {
    await page.goto(app.url + path);
    await expect(page.locator(own).first()).toBeVisible();
  }
  const mine = await (await page.request.get(`${app.url}/api/me?after=0`)).json();
  const bases = mine.entries.map(({ basis }: { basis: string }) => basis).filter(Boolean);
  expect(mine.person.name).toBe('李明');
  expect(bases.length).toBeGreaterThan(0);
  const personal = ['李明', mine.owner, mine.epoch, ...new Set<string>(bases)];
  const { paths, holding } = await page.evaluate(keptOf, personal);
  expect(holding).toEqual([]);
  expect(paths).toContain('/shell');
  expect(paths.filter((path) => /^\/(?:api|me|account|office|wall)(?:\/|$)/.test(path))).toEqual([]);
});

/** Runs in the page: the path of each cached answer, and those that have one of these texts in their address, head or body. */
async function keptOf(texts: string[]): Promise<{ paths: string[]; holding: string[] }> {
  const [paths, holding]: [string[], string[]] = [[], []];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request, { ignoreVary: true });
      const kept = [decodeURI(request.url), ...(answer?.headers.values() ?? []), await answer?.text()].join(
        '\n'
      );
      paths.push(new URL(request.url).pathname);
      for (const text of texts) if (kept.includes(text)) holding.push(`${request.url} has ${text}`);
    }
  }
  return { paths, holding };
}
