import type { Page } from 'playwright';
import { recorderName } from './bench-unit';
import { aFullLedger } from './a-full-ledger';
import { cookiesOf, withBrowser } from '../browser/browser';
import { withBuiltServer } from '../servers/built-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { vacuum } from '../servers/a-postgres';
import { onBothDatabases } from '../servers/on-both-databases';

const rows = 100_000;
const office = { viewport: { width: 1366, height: 768 } };

/** Measures a ledger of 100,000 lines: its page, its scrolled list, its export. */
export function largeLedger(progress: BenchProgress): Promise<BenchFigure[]> {
  return onBothDatabases('ledger', async (settings, kind) => {
    const onProgress = (booked: number) => progress(`${kind}: ${booked} of ${rows} lines booked`);
    const { app } = await aFullLedger(settings, {
      people: 1000,
      entries: rows,
      until: 12,
      progress: onProgress
    });
    await app.close();
    if (settings.databaseUrl !== null) await vacuum(settings.databaseUrl);
    return withBuiltServer(settings, recorderName, async ({ url, cookie }) => {
      progress(`${kind}: the page`);
      const page = await timesOf(() => pageOf(`${url}/office/ledger?period=all`, cookie), 8);
      progress(`${kind}: the file`);
      const file = await timesOf(
        () => fileOf(`${url}/office/ledger/export?period=all&progress=1`, cookie),
        3
      );
      progress(`${kind}: scrolling`);
      const tasks = await withBrowser(office, async (context) => {
        await context.addCookies(cookiesOf(url, cookie));
        return scrolled(await context.newPage(), `${url}/office/ledger?period=all`);
      });
      const of = `a ledger of 100,000 lines on ${kind}`;
      return [
        { ...named(`ledger-page-${kind}`, `${of}: the page, the server’s time`, 200), samples: page },
        { ...named(`ledger-file-${kind}`, `${of}: as .xlsx, told as it goes`, 10_000), samples: file },
        { ...named(`ledger-scroll-${kind}`, `${of}: longest task while it is scrolled`, 50), samples: tasks }
      ];
    });
  });
}

function named(id: string, name: string, most: number): Omit<BenchFigure, 'samples'> {
  return { id, name, unit: 'ms', limit: { of: 'value', most } };
}

/** Times in ms; a first round that warms the program up is left out. */
async function timesOf(work: () => Promise<void>, rounds: number): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    await work();
    if (round > 0) samples.push(performance.now() - started);
  }
  return samples;
}

async function pageOf(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  const page = await answer.text();
  if (answer.status !== 200 || !page.includes(String(rows))) throw new Error(`the ledger: ${answer.status}`);
}

/**
 * Downloads the export.
 * @throws Error when progress or lines are missing, because such a file has no figure
 */
async function fileOf(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const steps = bytes.indexOf('PK\u0003\u0004');
  const progress = bytes.subarray(0, steps).toString().trimEnd().split('\n');
  if (answer.status !== 200 || progress.length < 20 || bytes.length < 1_000_000)
    throw new Error(`the file: ${answer.status}, ${progress.length} steps, ${bytes.length} bytes`);
}

declare global {
  interface Window {
    longTasks: number[];
  }
}

const turns = 300;

/**
 * The longest task in each third of the scrolling, in ms; 0 when none reached the 50 ms that browsers report.
 */
async function scrolled(page: Page, url: string): Promise<number[]> {
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await page.goto(url);
  const list = page.getByRole('region').filter({ has: page.locator('table') });
  await list.waitFor();
  const samples: number[] = [];
  for (const step of [120, 900, 20_000]) {
    await page.evaluate(() => (window.longTasks = []));
    await list.evaluate(
      async (region, { step, turns }) => {
        for (let turn = 0; turn < turns; turn += 1) {
          region.scrollTop += step;
          await new Promise((painted) => requestAnimationFrame(painted));
        }
      },
      { step, turns }
    );
    samples.push(Math.max(0, ...(await page.evaluate(() => window.longTasks))));
  }
  return samples;
}
