import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/free-port';
import type { BenchFigure } from '../runs/figure';

/**
 * Measures `npm run demo` from the command to the printed addresses, with founding the first time, and
 * without it later.
 */
export async function demoStart(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  const data = join(folder, 'data');
  const first = await once(data);
  const second = [await once(data), await once(data), await once(data)];
  rmSync(folder, { recursive: true });
  return [
    {
      id: 'demo-first-start',
      name: 'demo, first start after install and build',
      unit: 'ms',
      samples: [first],
      limit: { of: 'value', most: 60_000 }
    },
    {
      id: 'demo-second-start',
      name: 'demo, second start',
      unit: 'ms',
      samples: second,
      limit: { of: 'value', most: 5000 }
    }
  ];
}

async function once(data: string): Promise<number> {
  const started = performance.now();
  const demo = spawn('node', ['src/cli/demo/main.mjs', '--port', String(await freePort()), '--data', data]);
  const ended = new Promise((done) => demo.once('exit', done));
  await new Promise<void>((printed, failed) => {
    demo.stdout.on('data', (text: Buffer) => text.includes('Ctrl+C') && printed());
    demo.once('exit', (code) => failed(new Error(`the demo ended with ${code}`)));
  });
  const took = performance.now() - started;
  demo.kill('SIGINT');
  await ended;
  return took;
}
