import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { protocol } from '../../src/lib/sync';

/** A second version of the built program, with files of other names, as the next release would have. */
export interface AnotherVersion {
  /** its folder, to start a server from */
  build: string;
  version: string;
  remove(): void;
}

/**
 * Copies the build as another version: each hashed file at another address, with the worker's lists and the
 * shells' hashes adjusted. With `broken` the board's part throws before it draws anything; with `raised`
 * server and programs speak the next protocol. The copy stands beside the build, so that the server finds its
 * packages.
 * @param mark names the version
 */
export function anotherVersion(
  mark: string,
  change: 'whole' | 'broken' | 'raised' = 'whole'
): AnotherVersion {
  const build = mkdtempSync(resolve(`.svelte-kit/version-${mark}-`));
  cpSync('build', build, { recursive: true });
  const { version: before } = JSON.parse(readFileSync('build/client/_app/version.json', 'utf8'));
  const version = `${before}-${mark}`;
  let raised = 0;
  for (const path of filesIn(build)) {
    // Compressed copies would be outdated; without them the server compresses by itself.
    if (/\.(?:br|gz)$/.test(path)) rmSync(path);
    else if (/\.(?:js|html|json)$/.test(path)) {
      const whole = readFileSync(path, 'utf8');
      const text = change === 'raised' ? ofNextProtocol(whole) : whole;
      if (text !== whole) raised += 1;
      const board = change === 'broken' && path.includes('immutable') && text.includes('data-scene');
      writeFileSync(path, renamed(board ? `throw new Error('never paints');${text}` : text));
    }
  }
  // Four files have the protocol: the server, the board, the plain board and the phone.
  if (change === 'raised' && raised < 4) throw new Error('the build says its protocol otherwise');
  const folder = join(build, 'client/_app/immutable');
  renameSync(folder, `${folder}-whole`);
  cpSync(`${folder}-whole`, join(folder, mark), { recursive: true });
  rmSync(`${folder}-whole`, { recursive: true });
  return { build, version, remove: () => rmSync(build, { recursive: true, force: true }) };

  function renamed(text: string): string {
    const changed = text
      .replaceAll(/_app\/immutable\/(?=[a-z])/g, `_app/immutable/${mark}/`)
      .replaceAll(before, version);
    // Kit's start script in a shell may run by its hash only, so the hash is replaced too.
    const script = /<script>([\s\S]*?)<\/script>/;
    const [was, is] = [text, changed].map((each) => script.exec(each)?.[1]);
    return was === undefined || is === undefined ? changed : changed.replaceAll(hashOf(was), hashOf(is));
  }
}

/**
 * Raises the protocol in a built text, where the build has inlined the constants of src/lib/sync/protocol.ts.
 */
function ofNextProtocol(text: string): string {
  return text
    .replaceAll(`protocol=${protocol}\``, `protocol=${protocol + 1}\``)
    .replaceAll(`Number(reads) >= ${protocol}`, `Number(reads) >= ${protocol + 1}`);
}

function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
