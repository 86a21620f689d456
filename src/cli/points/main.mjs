// Runs the bundled `points` command, and bundles it first when it is missing or older than its sources. So it works
// on a fresh clone and never by outdated rules. `vite` is imported only for bundling: before `npm ci` there is a
// sentence instead of a stack.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bundle = `${root}build-cli/points.js`;
const sources = [
  'src/lib/points',
  'src/lib/tables',
  'src/lib/schemes',
  'src/lib/calendar',
  'src/lib/server/platform/problem',
  'src/lib/server/platform/workbook',
  'src/lib/server/domain/imports',
  'src/lib/server/domain/workshop',
  'src/cli/points'
];
const files = ['vite/points.config.ts', 'package.json'];

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

/** Lists the files below a folder and the folders themselves: a deleted file changes its folder's time. */
function filesIn(folder) {
  const entries = readdirSync(root + folder, { withFileTypes: true });
  return [
    folder,
    ...entries.flatMap((entry) =>
      entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]
    )
  ];
}

/**
 * Builds in a separate folder and moves the result into place, so that two commands started together never
 * see half a bundle.
 */
async function build() {
  const { build } = await import('vite');
  // The compiler's options extend those that Kit writes, which a fresh clone doesn't have yet.
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
      configFile: `${root}vite/points.config.ts`,
      logLevel: 'silent',
      build: { outDir: aside, emptyOutDir: false }
    });
    renameSync(`${aside}/points.js`, bundle);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
