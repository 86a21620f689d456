import type { Page } from 'playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { readSettings } from '$lib/server/platform/settings/settings';
import { phone, withBrowser } from '../browser/browser';
import { aFullLedger } from '../office/a-full-ledger';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import type { FirstSync } from './first-sync-page';

const rows = 10_000;
const rounds = 7;

/**
 * Measures the first answer with 10,000 own entries, from its text to the end of the transaction that stores it in IndexedDB, at
 * full speed; and in the same run RxDB with its Dexie storage, which takes the same entries alone.
 */
export async function phoneFirstSync(progress: BenchProgress): Promise<BenchFigure[]> {
  const answer = await firstAnswer(progress);
  const script = await pageScript();
  return withBrowser(phone, async (context) => {
    const page = await context.newPage();
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' })
    );
    await page.goto('http://localhost/');
    await page.addScriptTag({ content: script });
    const [ours, rxdb]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      progress(`round ${round} of ${rounds}`);
      const took = { ours: await measure(page, 'ours', answer), rxdb: await measure(page, 'rxdb', answer) };
      // The first round warms both up.
      if (round === 0) continue;
      ours.push((rows / took.ours) * 1000);
      rxdb.push((rows / took.rxdb) * 1000);
    }
    const name = `first sync of ${rows} entries, into IndexedDB`;
    return [
      {
        id: 'phone-first-sync',
        name,
        unit: 'rows/s',
        samples: ours,
        limit: { of: 'value', least: 10_000 }
      },
      {
        id: 'phone-first-sync-rxdb',
        name: '… beside the same rows in RxDB',
        unit: 'rows/s',
        samples: ours,
        peer: { name: 'RxDB with its Dexie storage', samples: rxdb },
        limit: { of: 'ratio', least: 1 }
      }
    ];
  });
}

/** The text of a first answer, of somebody who has all entries of a year: booked and sealed as everywhere. */
async function firstAnswer(progress: BenchProgress): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-bench-first-sync-'));
  try {
    const settings = readSettings({ DATA_DIR: dataDir, PUBLIC_URL: 'http://localhost', LOG_LEVEL: 'silent' });
    const ledger = await aFullLedger(settings, {
      people: 1,
      entries: rows,
      until: 12,
      progress: (booked) => progress(`${booked} entries booked`)
    });
    const [member] = ledger.members;
    if (!member) throw new RangeError('nobody is there');
    const text = JSON.stringify(await myDelta(ledger.app, member, 0));
    await ledger.app.close();
    return text;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The page's program, bundled as the phone's own is. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    // A page may have one Dexie only: RxDB uses ours.
    resolve: { alias: { $lib: resolve('src/lib') }, dedupe: ['dexie'] },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      target: 'chrome87',
      copyPublicDir: false,
      lib: { entry: resolve('src/cli/bench/phone/first-sync-page.ts'), formats: ['iife'], name: 'benchPage' }
    }
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

function measure(page: Page, side: keyof FirstSync, answer: string): Promise<number> {
  return page.evaluate(
    ([side, answer, rows]) => (Reflect.get(globalThis, 'firstSync') as FirstSync)[side](answer, rows),
    [side, answer, rows] as const
  );
}
