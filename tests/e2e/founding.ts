import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** The bundle stands beside the built server, where packages are found. */
const outDir = resolve('build/founding');

/**
 * Bundles the code that founds units for tests, once for all: the schemes are YAML, which Vite reads and the
 * runner of these tests doesn't.
 */
export async function bundleFounding(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { $lib: resolve('src/lib') } },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: {
          'found-deciding': resolve('tests/e2e/found-deciding.ts'),
          'found-poster': resolve('tests/e2e/found-poster.ts'),
          'found-year': resolve('tests/e2e/year/found-year.ts')
        }
      }
    }
  });
}

/** Imports one of the bundled modules. */
export function founding<T>(name: 'found-deciding' | 'found-poster' | 'found-year'): Promise<T> {
  return import(pathToFileURL(join(outDir, `${name}.js`)).href);
}
