import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A second version of the built program, with files of other names, as the next release would have. */
export interface AnotherVersion {
  /** its folder, to start a server from */
  build: string;
  version: string;
  remove(): void;
}

/**
 * The build once more under another version: each hashed file at another address, the worker's lists and the shells'
 * hashes with them. With `broken` the board's own part throws before it draws anything.
 *
 * It is made beside the build, so that what the server takes from node_modules is found.
 */
export function anotherVersion(mark: string, change: 'whole' | 'broken' = 'whole'): AnotherVersion {
  const build = mkdtempSync(resolve(`.svelte-kit/version-${mark}-`));
  cpSync('build', build, { recursive: true });
  const { version: before } = JSON.parse(readFileSync('build/client/_app/version.json', 'utf8'));
  const version = `${before}-${mark}`;
  for (const path of filesIn(build)) {
    // Packed once more they would be; a server without them packs by itself.
    if (/\.(?:br|gz)$/.test(path)) rmSync(path);
    else if (/\.(?:js|html|json)$/.test(path)) {
      const text = readFileSync(path, 'utf8');
      const board = change === 'broken' && path.includes('immutable') && text.includes('data-scene');
      writeFileSync(path, renamed(board ? `throw new Error('never paints');${text}` : text));
    }
  }
  const shelf = join(build, 'client/_app/immutable');
  renameSync(shelf, `${shelf}-whole`);
  cpSync(`${shelf}-whole`, join(shelf, mark), { recursive: true });
  rmSync(`${shelf}-whole`, { recursive: true });
  return { build, version, remove: () => rmSync(build, { recursive: true, force: true }) };

  function renamed(text: string): string {
    const changed = text
      .replaceAll(/_app\/immutable\/(?=[a-z])/g, `_app/immutable/${mark}/`)
      .replaceAll(before, version);
    // Kit's start script in a shell may run by its hash alone.
    const script = /<script>([\s\S]*?)<\/script>/;
    const [was, is] = [text, changed].map((each) => script.exec(each)?.[1]);
    return was === undefined || is === undefined ? changed : changed.replaceAll(hashOf(was), hashOf(is));
  }
}

function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
