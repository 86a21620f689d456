// `npm run build`: the messages are compiled once, then both builds run side by side.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileMessages } from './messages.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The second build writes here, because the first one empties `build/` before it fills it. */
const entries = '.svelte-kit/entries';

/**
 * Runs a program of a package.
 * @param {string} name of the package
 * @param {string} file the program, in the package's folder
 * @param {string[]} args
 * @returns {Promise<void>}
 * @throws {Error} when it fails; its output says why
 */
function run(name, file, args) {
  const program = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
  return new Promise((resolve, reject) => {
    // The builds make so many short-lived objects that V8's small nursery costs a tenth of the time.
    const child = spawn(process.execPath, ['--max-semi-space-size=64', program, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, SUNBOARD_MESSAGES: 'compiled' }
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ${args.join(' ')}: ${code}`))
    );
  });
}

/** Kit writes the tsconfig that ours extends, and the second build doesn't wait for the first one to begin. */
async function ensureTsconfig() {
  if (!existsSync('.svelte-kit/tsconfig.json')) await run('@sveltejs/kit', 'svelte-kit.js', ['sync']);
}

process.chdir(root);
try {
  await Promise.all([compileMessages(), ensureTsconfig()]);
  await Promise.all([
    run('vite', 'bin/vite.js', ['build']),
    run('vite', 'bin/vite.js', [
      ...['build', '-c', 'vite/server.config.ts'],
      ...['--outDir', entries, '--emptyOutDir', '--logLevel', 'warn']
    ])
  ]);
  cpSync(entries, 'build', { recursive: true });
  rmSync(entries, { recursive: true });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
