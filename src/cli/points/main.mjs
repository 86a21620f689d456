// Runs the bundled `points` command, and bundles it first when it is missing or older than its sources:
// it works on a fresh clone, and never by rules that have changed since.
// `vite` is imported only then: before `npm ci` there is a sentence, no stack.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bundle = `${root}build-cli/points.js`;
const sources = ['src/lib/points', 'src/lib/schemes', 'src/lib/calendar', 'src/cli/points'];
const files = ['vite.cli.config.ts', 'package.json'];

if (existsSync(`${root}node_modules/vite`)) {
  if (isStale()) await build();
  const { run } = await import(pathToFileURL(bundle).href);
  process.exitCode = await run(process.argv.slice(2));
} else {
  process.stderr.write(
    '✗ 依赖还没有安装：先运行 npm ci，再重来一次\n  nothing is installed yet: run npm ci, then this again\n'
  );
  process.exitCode = 2;
}

function isStale() {
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  return [...files, ...sources.flatMap(filesIn)].some((file) => statSync(root + file).mtimeMs > built);
}

/** Files below a folder, and the folders themselves: a deleted file changes its folder's time. */
function filesIn(folder) {
  const entries = readdirSync(root + folder, { withFileTypes: true });
  return [
    folder,
    ...entries.flatMap((entry) =>
      entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]
    )
  ];
}

/** Built aside and moved into place: two commands started together never see half a bundle. */
async function build() {
  const { build } = await import('vite');
  // The compiler's options stand on those that Kit writes: in a fresh clone nobody has asked it to yet.
  if (!existsSync(`${root}.svelte-kit/tsconfig.json`))
    execFileSync(process.execPath, [`${root}node_modules/@sveltejs/kit/svelte-kit.js`, 'sync'], {
      cwd: root,
      stdio: 'ignore'
    });
  const aside = `${root}build-cli/${process.pid}`;
  mkdirSync(aside, { recursive: true });
  try {
    await build({
      root,
      configFile: `${root}vite.cli.config.ts`,
      logLevel: 'silent',
      build: { outDir: aside, emptyOutDir: false }
    });
    renameSync(`${aside}/points.js`, bundle);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
