import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { freePort } from '../../tools/free-port';
import { chromiumWith, cookiesOf } from '../browser/browser';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { demoSession, withDemoServer } from '../servers/demo-server';

const rounds = 5;
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const pages = [
  { id: 'me', path: '/me' },
  { id: 'declare', path: '/me/claims/new' },
  { id: 'form', path: '/me/claims/new?item=mediation' }
];

/**
 * Measures what Lighthouse says of the phone's pages, each opened for the first time by somebody who is signed in, on
 * Lighthouse's own phone, as it simulates one: a processor slowed down four times, slow 4G.
 */
export async function phoneLighthouse(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url }) => {
    const session = cookiesOf(url, await demoSession(url, 'liming'));
    const figures: BenchFigure[] = [];
    for (const { id, path } of pages) {
      const rated: Scores[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        progress(`${path}, round ${round} of ${rounds}`);
        rated.push(await withNewProfile(session, (port) => rate(url + path, port)));
      }
      figures.push(
        ...categories.map((category): BenchFigure => ({
          id: `phone-lighthouse-${id}-${category}`,
          name: `Lighthouse, ${path}, ${category}`,
          unit: 'of 100',
          samples: rated.map((scores) => scores[category]),
          limit: { of: 'value', least: 95 }
        }))
      );
    }
    return figures;
  });
}

/** points of 100 */
type Scores = Record<(typeof categories)[number], number>;

/**
 * @param port at which the browser is controlled
 * @param tries retries left when Lighthouse misses the start of the navigation, as it sometimes does
 */
async function rate(address: string, port: number, tries = 2): Promise<Scores> {
  // It is installed for benches only, so the server's other commands can't load it.
  const { default: lighthouse } = await import('lighthouse');
  const run = await lighthouse(address, { port, onlyCategories: [...categories], logLevel: 'error' });
  const { runtimeError, finalDisplayedUrl } = run?.lhr ?? {};
  if (runtimeError?.code === 'NO_NAVSTART' && tries > 0) return rate(address, port, tries - 1);
  if (!run || runtimeError || finalDisplayedUrl !== address)
    throw new Error(
      `Lighthouse rated no ${address}: ${runtimeError?.message ?? finalDisplayedUrl ?? 'no page'}`
    );
  const points = (category: keyof Scores) => Math.round((run.lhr.categories[category]?.score ?? 0) * 100);
  return {
    performance: points('performance'),
    accessibility: points('accessibility'),
    'best-practices': points('best-practices')
  };
}

/**
 * Runs Chromium on a profile without anything but a session, for as long as `use` takes.
 * @param use gets the port at which the browser is controlled
 */
async function withNewProfile<T>(
  session: ReturnType<typeof cookiesOf>,
  use: (port: number) => Promise<T>
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(
    folder,
    await chromiumWith({ flags: [`--remote-debugging-port=${port}`], windowless: true })
  );
  try {
    await context.addCookies(session);
    return await use(port);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
}
