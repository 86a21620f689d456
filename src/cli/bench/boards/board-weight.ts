import type { Page } from 'playwright';
import { landscape, withBrowser } from '../browser/browser';
import { withDemoServer } from '../servers/demo-server';
import type { BenchFigure } from '../runs/figure';
import { ask } from '../public/page-answer';

/** The most JavaScript in bytes that a board may download without the chart's library. */
export const boardLimit = 110_000;

/**
 * Measures what a board downloads until it plays and has loaded everything that it loads by itself, in bytes
 * as sent with gzip.
 */
export async function boardWeight(): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url }) => {
    const files = await withBrowser(landscape, async (context) =>
      boardFiles(await context.newPage(), `${url}/wall/demo`)
    );
    return [
      {
        id: 'board-weight',
        name: `board, JavaScript without Chart.js, ${files.length} files, gzip`,
        unit: 'bytes',
        samples: [files.reduce((sum, { bytes }) => sum + bytes, 0)],
        limit: { of: 'value', most: boardLimit }
      }
    ];
  });
}

/**
 * The scripts that a board loads, without the one with Chart.js.
 * @returns their paths, and bytes as sent with gzip
 * @throws Error when the chart's script doesn't come
 */
export async function boardFiles(page: Page, address: string): Promise<{ path: string; bytes: number }[]> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url());
  });
  // The chart's script is loaded once the first scene stands. Waiting for it makes sure that counting isn't
  // too early, and that the right file is left out.
  const chart = page.waitForResponse(
    async (answer) => answer.url().endsWith('.js') && isChart(await answer.text())
  );
  await page.goto(address, { waitUntil: 'networkidle' });
  await chart;
  const files = await Promise.all(
    [...scripts].map(async (script) => ({
      path: new URL(script).pathname,
      bytes: (await ask(script, { 'accept-encoding': 'gzip' })).body.length,
      isChart: isChart((await ask(script, {})).body.toString())
    }))
  );
  const charts = files.filter((file) => file.isChart);
  if (charts.length !== 1) throw new Error(`${charts.length} files with Chart.js in them`);
  return files.filter((file) => !file.isChart);
}

function isChart(script: string): boolean {
  return script.includes('chartjs');
}
