import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadProgram } from './load-program';

let folder: string;
let entry: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunboard-program-'));
  entry = pathToFileURL(join(folder, 'server.js')).href;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file of the program. @returns its address */
function write(name: string, text: string): string {
  const file = join(folder, 'server', name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

/** The one line, in both languages, with which loading ends. */
async function complaint(): Promise<string> {
  const said = await loadProgram(entry).then(
    () => 'it was loaded',
    (error: Error) => error.message
  );
  expect(said).toMatch(/^程序的一部分加载不了（.+）.+ \/ A part of the program can’t be loaded \(.+\).+$/);
  return said;
}

test('each file is loaded, in folders of folders too', async () => {
  const seen = { count: 0 };
  Object.assign(globalThis, { seen });
  for (const name of ['nodes/0.mjs.js', 'entries/pages/one/_page.js', 'entries/endpoints/_server.js'])
    write(name, 'globalThis.seen.count += 1;');
  write('nodes/0.js.map', 'no program');
  await loadProgram(entry);
  expect(seen.count).toBe(3);
});

test('a file that throws when it is loaded is named, with the error’s code', async () => {
  write('nodes/0.js', '');
  const file = write(
    'entries/pages/_page.js',
    "throw Object.assign(new Error('no\\nline'), { code: 'EMFILE' });"
  );
  expect(await complaint()).toContain(`（${file}，EMFILE）`);
});

test('an error without a code is told by its first line', async () => {
  write('entries/0.js', '');
  const file = write('nodes/0.js', "throw new Error('not today\\nsecond line');");
  expect(await complaint()).toContain(`（${file}，Error: not today）`);
});

test.each(['nodes', 'entries'])('no folder of %s, or an empty one: ENOENT', async (missing) => {
  write(`${missing === 'nodes' ? 'entries' : 'nodes'}/0.js`, '');
  const place = pathToFileURL(join(folder, 'server', missing)).href;
  expect(await complaint()).toContain(`（${place}/，ENOENT）`);
  write(`${missing}/0.js.map`, 'no program');
  expect(await complaint()).toContain(`（${place}/，ENOENT）`);
});
