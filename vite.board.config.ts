import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';
import { paraglide } from './paraglide.config.js';
import { callsForOldBrowsers, pureRooms, scopesForOldBrowsers } from './vite.old-browsers.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const files = '_app/immutable';

/** What the two files of a board's program are built with (vite.board.ts). */
const common = {
  publicDir: false,
  // Relative, so that letters are found beside the style sheet, wherever that is.
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

/** Chart.js and what draws with it: loaded once the first scene stands. */
export const chart = {
  ...common,
  build: {
    ...common.build,
    rolldownOptions: {
      input: folder('display/scenes/trend-chart.ts'),
      // What it gives out is taken by the other file.
      preserveEntrySignatures: 'strict',
      treeshake: pureRooms,
      output
    }
  }
} satisfies UserConfig;

/** The style sheet of the bundled faces, and their pieces (display/stage/faces.ts). */
export const letters = {
  ...common,
  build: {
    ...common.build,
    cssCodeSplit: true,
    rolldownOptions: { input: folder('display/themes/letters.css'), output }
  }
} satisfies UserConfig;

/**
 * All else, as one classic script with one style sheet. Beside Kit's pages it shared some forty files with them, most of a few
 * lines: a slow screen spent a third of its start on handing them out. And a script that is no module is compiled once, while
 * the worker puts it on the disk.
 *
 * @param chartPath address of the other file
 */
export const program = (chartPath: string) =>
  ({
    ...common,
    plugins: [
      paraglideVitePlugin(paraglide),
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
        treeshake: pureRooms,
        // A classic script has none; what loads parts on demand asks for it first.
        transform: { define: { 'import.meta': '{}' } },
        output: { ...output, format: 'iife', codeSplitting: false }
      }
    }
  }) satisfies UserConfig;
