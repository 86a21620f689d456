import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { backgroundSender } from './vite/background-sender.ts';
import { board } from './vite/board.ts';
import { helpDocuments } from './vite/help-documents.ts';
import { plainMembers, shortMessages } from './vite/fewer-bytes.ts';
import { messages } from './vite/messages.js';
import { callsForOldBrowsers, pureModules, scopesForOldBrowsers } from './vite/old-browsers.ts';
import { phoneFiles } from './vite/phone-files.ts';
import { precacheList } from './vite/precache.ts';

/** In development, published pages and live events come from the same module graph as Kit's own pages. */
function httpBeforeKit(): Plugin {
  return {
    name: 'sunboard-http',
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        server.ssrLoadModule('/src/lib/server/before-kit.ts').then((m) => m.answer(req, res, next), next);
      });
    }
  };
}

/**
 * Bundles the server into few files, its packages included: the process loads all of its program at the start,
 * and a few large files take half the time of hundreds of small ones. Packages that load files of their own at
 * run time stay where they are.
 */
function fewServerFiles(): Plugin {
  return {
    name: 'sunboard-few-server-files',
    config: ({ build }) =>
      build?.ssr
        ? {
            ssr: { noExternal: true, external: ['better-sqlite3', 'pg', 'pino'] },
            build: {
              rolldownOptions: {
                output: {
                  codeSplitting: {
                    groups: [
                      { name: 'packages', test: /[\\/]node_modules[\\/]/, priority: 3 },
                      { name: 'texts', test: /[\\/]text[\\/]generated[\\/]/, priority: 2 },
                      {
                        name: 'program',
                        test: /[\\/]src[\\/](?:lib|routes)[\\/]|[\\/]display[\\/]/,
                        minShareCount: 2,
                        priority: 1
                      }
                    ]
                  }
                }
              }
            }
          }
        : undefined
  };
}

export default defineConfig({
  plugins: [
    ...messages(),
    sveltekit(),
    fewServerFiles(),
    helpDocuments(),
    board(),
    backgroundSender(),
    precacheList(),
    phoneFiles(),
    httpBeforeKit(),
    scopesForOldBrowsers(),
    callsForOldBrowsers(),
    plainMembers(),
    shortMessages()
  ],
  // These builds of Dexie and Workbox are without what browsers before Chromium 87 needed.
  resolve: {
    alias: [
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
      { find: /^workbox-window$/, replacement: 'workbox-window/build/workbox-window.prod.mjs' }
    ]
  },
  // The board's program and the help's documents are outside Kit's folders, so they have to be allowed.
  server: { fs: { allow: ['display', 'docs/use'] } },
  // Screens in halls will have Chromium 87 for years to come. It knows ES2021, but for one form of optional calls, which
  // tests/e2e/old-browsers.spec.ts refuses; with its own name as target, every `?.` would be rewritten.
  build: {
    target: 'es2021',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    // The sizes that Vite prints would be those of every file compressed, which takes seconds and nobody reads.
    reportCompressedSize: false,
    // Kit names the files that a page starts with in its head. A list of each later page's files in every
    // page's entry costs more than it saves. Styles stay in it, because a page waits for them.
    modulePreload: { resolveDependencies: (_, files) => files.filter((file) => !file.endsWith('.js')) },
    rolldownOptions: {
      treeshake: pureModules,
      // A field is assigned and not defined, which takes fewer bytes. It means the same, as no class of ours has a field under the
      // name of an inherited setter.
      transform: { assumptions: { setPublicClassFields: true } }
    }
  }
});
