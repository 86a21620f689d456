import type { Page } from '@playwright/test';
import { landscape, withBrowser } from './browser';
import { withDemoServer } from './demo-server';
import type { Figure } from './figure';
import { ask } from './page-answer';

/** What a board may download as JavaScript without the chart's library, bytes. */
export const boardLimit = 110_000;

/** Until a board plays and has loaded all that it loads by itself. Bytes as the server sends them with gzip. */
export async function boardWeight(): Promise<Figure[]> {
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

/** The scripts that a board loads, the one with Chart.js left out. */
export async function boardFiles(page: Page, address: string): Promise<{ path: string; bytes: number }[]> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url());
  });
  // It comes as soon as the first scene stands: without it this would have counted too early, or the wrong file.
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
