import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { renderNotice } from './notice-page';

type Pages = { renderNotice: typeof renderNotice };

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the pages as the product is built, including minified CSS.
 * @returns functions that render them
 */
export async function builtPages(): Promise<Pages> {
  // The bundle stands inside the app, so that packages are found from there.
  const outDir = mkdtempSync(`${root}node_modules/.sunboard-pages-`);
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })],
      resolve: { alias: { $lib: `${root}src/lib` } },
      ssr: { noExternal: ['svelte'] },
      build: { ssr: `${root}tests/pages/notice-page.ts`, outDir, cssTarget: 'chrome87', copyPublicDir: false }
    });
    return (await import(/* @vite-ignore */ pathToFileURL(`${outDir}/notice-page.js`).href)) as Pages;
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
