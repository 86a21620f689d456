import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium87, has87 } from './chromium-87';
import { bundleFounding } from './founding';
import { template, today } from './served-app';

/** Says of which program and day the kept demo is, and when it was founded. */
const label = `${template}.json`;

/**
 * Founds the demo once for each build and day; every test's server gets a copy. It bundles the code that founds
 * other units. It needs `npm run build`.
 */
export default async function foundOnce(): Promise<void> {
  // Chromium 87 is fetched here, so that no test waits for it, and no two fetch it at once.
  if (has87) chromium87();
  await bundleFounding();
  const program = resolve('build/found-demo.js');
  const now = new Date();
  const key = `${today()} ${digestOf([...modulesOf(program), resolve('tests/make/cheap-scrypt.mjs'), resolve('package-lock.json')])}`;
  if (isKept(key, now)) return;
  rmSync(label, { force: true });
  rmSync(template, { recursive: true, force: true });
  mkdirSync(dirname(template), { recursive: true });
  const { foundDemo } = await import(pathToFileURL(program).href);
  await foundDemo({ dataDir: template, publicUrl: 'http://localhost', now, progress: () => undefined });
  writeFileSync(label, JSON.stringify({ key, at: now.toISOString() }));
}

/** Whether the kept demo is this one, and not from later than a clock that was set back. */
function isKept(key: string, now: Date): boolean {
  if (!existsSync(label)) return false;
  const kept: { key: string; at: string } = JSON.parse(readFileSync(label, 'utf8'));
  return kept.key === key && kept.at <= now.toISOString();
}

/** A built module's file, and those of the modules that it imports. Texts may look like an import of no file. */
function modulesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:from|import) *\(?["'](\.[^"']+)["']/g
  )) {
    modulesOf(join(dirname(file), path), found);
  }
  return found;
}

function digestOf(files: readonly string[]): string {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(file));
  return digest.digest('hex');
}
