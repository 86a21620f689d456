import { readDocument } from '$lib/points/propose';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAside } from './read-aside';

let folder: string;
let program: URL;

/** Builds the thread's program as the server's build does. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sunboard-reading-'));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { $lib: fileURLToPath(new URL('../../../../lib', import.meta.url)) } },
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('reading-worker.ts', import.meta.url)),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'reading-worker.mjs' } }
    }
  });
  program = pathToFileURL(join(folder, 'reading-worker.mjs'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const document = '村规民约积分办法\n1.乱倒垃圾每次扣5分。\n2.参加志愿服务每次加3分。';

it('a thread reads what this one reads', async () => {
  const reading = await readAside(document, { program });
  expect(reading.rows).toHaveLength(2);
  expect(reading).toEqual(readDocument(document));
  expect(await readAside(document, { program: null })).toEqual(reading);
});

it('others are answered while a long document is read', async () => {
  const answered: string[] = [];
  setTimeout(() => answered.push('other'), 0);
  await readAside('参加活动每次加1分。\n'.repeat(500), { program });
  expect(answered).toEqual(['other']);
});

it('a document that takes longer than it may is refused in words, and the next one is read', async () => {
  await expect(readAside(document, { program, limit: 1 })).rejects.toMatchObject({ code: 'document-slow' });
  expect((await readAside(document, { program })).rows).toHaveLength(2);
});

it('two at once both get their own', async () => {
  const other = '1.迟到每次扣2分。';
  const [one, two] = await Promise.all([document, other].map((text) => readAside(text, { program })));
  expect(one?.rows).toHaveLength(2);
  expect(two?.rows).toHaveLength(1);
});
