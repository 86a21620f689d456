import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';
import { messages } from './messages.js';
import { callsForOldBrowsers, pureModules, scopesForOldBrowsers } from './old-browsers.ts';

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const files = '_app/immutable';

/** The options shared by the files of a board's program (board.ts). */
const common = {
  publicDir: false,
  // A relative base lets fonts be found beside the style sheet, wherever that is.
  base: './',
  resolve: { alias: { $lib: folder('src/lib'), $display: folder('display') } },
  build: {
    write: false,
    target: 'chrome87',
    cssTarget: 'chrome87',
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false
  }
} satisfies UserConfig;

const output = {
  entryFileNames: `${files}/board/[name].[hash].js`,
  assetFileNames: `${files}/assets/[name].[hash][extname]`
};

/** Chart.js and the code that draws with it, loaded once the first scene stands. */
export const chart = {
  ...common,
  build: {
    ...common.build,
    rolldownOptions: {
      input: folder('display/scenes/trend/trend-chart.ts'),
      // The other file imports what this one exports.
      preserveEntrySignatures: 'strict',
      treeshake: pureModules,
      output
    }
  }
} satisfies UserConfig;

/** The style sheet of the bundled fonts and their pieces (display/stage/faces.ts). */
export const letters = {
  ...common,
  build: {
    ...common.build,
    cssCodeSplit: true,
    rolldownOptions: { input: folder('display/themes/letters.css'), output }
  }
} satisfies UserConfig;

/**
 * The plain board's program (/wall/lite): a classic script for Chromium 51. Its address stays, so that any
 * version of the server answers it; pages name it with their own version, and the script knows its own.
 */
export const plainBoardBuild = () =>
  ({
    ...common,
    build: {
      ...common.build,
      target: 'es2015',
      rolldownOptions: {
        input: folder('display/plain/start.ts'),
        treeshake: pureModules,
        transform: { define: { __PLAIN_VERSION__: JSON.stringify(process.env.SUNBOARD_VERSION ?? '') } },
        // The scoring, of which nothing stays, has numbers that ES2015 doesn't know.
        checks: { toleratedTransform: false },
        output: { format: 'iife', codeSplitting: false, entryFileNames: 'lite.js' }
      }
    }
  }) satisfies UserConfig;

/**
 * Everything else, as one classic script with one style sheet. Built together with Kit's pages it shared some
 * forty files with them, most of a few lines, and a slow screen spent a third of its start on serving them. A
 * script that is no module is also compiled once, while the worker puts it on the disk.
 * @param chartPath address of the chart's file
 */
export const program = (chartPath: string) =>
  ({
    ...common,
    plugins: [
      ...messages(),
      svelte(),
      scopesForOldBrowsers(),
      callsForOldBrowsers(),
      {
        name: 'sunboard-chart-apart',
        enforce: 'pre',
        resolveId: (source) =>
          source.endsWith('/trend-chart') ? { id: chartPath, external: 'absolute' } : null
      }
    ],
    build: {
      ...common.build,
      rolldownOptions: {
        input: folder('display/start.ts'),
        treeshake: pureModules,
        // A classic script has no `import.meta`; what loads parts on demand checks for it first.
        transform: { define: { 'import.meta': '{}' } },
        output: { ...output, format: 'iife', codeSplitting: false }
      }
    }
  }) satisfies UserConfig;
