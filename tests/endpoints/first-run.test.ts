import { dayIn } from '$lib/calendar';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtApp, type BuiltApp } from '../make/built-app';
import { setupInput } from '../make/setup';
import { nastyText } from './nasty';
import { DatabaseWatcher } from './rows';

const runs = Number(process.env.FUZZ_RUNS ?? 24);
const seed = Number(process.env.FUZZ_SEED ?? 20261101);

const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-first-'));
let app: BuiltApp;
let watcher: DatabaseWatcher;

beforeAll(async () => {
  app = await builtApp(dataDir);
  await app.start();
  watcher = new DatabaseWatcher(join(dataDir, 'sunboard.db'));
});
afterAll(async () => {
  watcher.close();
  await app.stop();
  rmSync(dataDir, { recursive: true });
});

/** The one-time address, where the operator finds it: in the log. */
function setupPath(): string {
  return /\/setup\/[\w-]{20,}/.exec(app.log())?.[0] ?? '';
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  const headers = { origin: app.url, accept: 'text/html' };
  return fetch(app.url + path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual'
  });
}

const units = () => watcher.rows().filter((row) => row.startsWith('unit {'));

test(`an empty app takes nothing by another address, and nothing wrong by its own (FUZZ_SEED=${seed})`, async () => {
  const path = setupPath();
  expect(path).not.toBe('');
  const firstPeriod = dayIn('Asia/Shanghai', new Date()).slice(0, 7);
  const right = { key: 'first-run-key', ...setupInput({ firstPeriod }) };
  const wrong = fc.record({
    names: fc.subarray(Object.keys(right), { minLength: 1, maxLength: 4 }),
    // No field takes these texts: they are too long, or have an invisible character.
    text: nastyText.map((text) => `${text.toWellFormed()}\u0000${'x'.repeat(300)}`),
    address: fc.oneof(
      { weight: 4, arbitrary: fc.constant(path) },
      fc.constantFrom(`${path}x`, '/setup/x', '/setup')
    )
  });
  await fc.assert(
    fc.asyncProperty(wrong, async ({ names, text, address }) => {
      const answer = await post(address, {
        ...right,
        ...Object.fromEntries(names.map((name) => [name, text]))
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      await answer.text();
      expect(units()).toEqual([]);
    }),
    { numRuns: runs, seed }
  );
  const done = await post(path, right);
  expect(done.status).toBe(303);
  expect(units()).toHaveLength(1);
  expect((await post(path, { ...right, key: 'second-run-key' })).status).toBe(410);
  expect(units()).toHaveLength(1);
});
