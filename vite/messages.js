import { compile, paraglideVitePlugin } from '@inlang/paraglide-js';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paraglide } from '../paraglide.config.js';

/** Says from which texts the files beside it were made. */
const mark = join(paraglide.outdir, 'compiled-from');

/**
 * Compiles the messages for a build, each into a file of its own, unless they are there. The plugin would compile them in
 * each process anew.
 * @throws {Error} what the compiler says
 */
export async function compileMessages() {
  const texts = textsDigest();
  if (isMade(texts)) return;
  rmSync(mark, { force: true });
  await compile({
    ...paraglide,
    outputStructure: 'message-modules',
    // This is what the plugin passes to Vite's builds.
    isServer: "import.meta.env?.SSR ?? typeof window === 'undefined'"
  });
  writeFileSync(mark, texts);
}

/**
 * Whether a build has made the files from these texts. `npm run messages` and the plugin may have written others since,
 * in another structure.
 * @param {string} texts their digest
 */
function isMade(texts) {
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== texts) return false;
  const made = statSync(mark).mtimeMs;
  return ['messages.js', 'runtime.js'].every((name) => {
    const file = join(paraglide.outdir, name);
    return existsSync(file) && statSync(file).mtimeMs <= made;
  });
}

/**
 * The compiler's plugin, or nothing where the messages were compiled before (`npm run build`).
 * @returns {ReturnType<typeof paraglideVitePlugin>[]}
 */
export function messages() {
  return process.env.SUNBOARD_MESSAGES === 'compiled' ? [] : [paraglideVitePlugin(paraglide)];
}

/** A digest of everything that the compiler reads, and of its version. */
function textsDigest() {
  const compiler = new URL('../package.json', import.meta.resolve('@inlang/paraglide-js'));
  const hash = createHash('sha256').update(readFileSync(compiler)).update(JSON.stringify(paraglide));
  for (const folder of [paraglide.project, 'src/lib/text/messages'])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
      if (name.endsWith('.json')) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
