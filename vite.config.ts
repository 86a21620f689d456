import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { paraglide } from './paraglide.config.js';
import { backgroundSender } from './vite/background-sender.ts';
import { board } from './vite/board.ts';
import { callsForOldBrowsers, pureModules, scopesForOldBrowsers } from './vite/old-browsers.ts';
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

/** the files that every page starts with */
const startOfEveryPage =
  /[\\/]node_modules[\\/](?:svelte|@sveltejs[\\/]kit|devalue|clsx|esm-env)[\\/]|[\\/]text[\\/]generated[\\/]runtime\.js|vite[\\/]preload-helper/;
/** small modules that a phone starts with and other pages use too */
const basicsOfPages =
  /[\\/]node_modules[\\/]valibot[\\/]|[\\/]src[\\/]lib[\\/](?:calendar|sync|notice|local[\\/](?!phone|worker|start-)|local[\\/]phone[\\/](?:account|ask-me|last-drawn|signed-in|storage-fault|wiped-mark)\.|points[\\/](?:hundredths|own|same-matter|outcomes[\\/]outcome-class|scheme[\\/](?:first-assessment|group-name|compose-versions|item-of|rulebook)|score[\\/]first-month)|ui[\\/](?:early-input|text[\\/](?:counted|dates|item-text|period-text|error-text|recorded-since|score-text))|text[\\/]index|text[\\/]generated[\\/]messages[\\/]common_(?:score|balance|people|communit(?:y|ies)|households?|name)\.)/;
const wordsOfPhone =
  /[\\/]messages[\\/](?:phone|claim_mine|objection_(?:title|find)|own_(?:outcomes|year|assessment|account)|rules_title|deadline_clause|(?:reminder|calendar|help|inbox)_title|leave_mine|declare_tab)/;
/** small parts that the pages of a phone share */
const partsOfPhone =
  /[\\/]src[\\/]routes[\\/]me[\\/](?:format|open-notices|inbox|install-way|install-offer\.svelte|large-print|OnlineLink|Agreed|InstallWays|LargePrint)\./;
/** modules that keep a phone's data, which load after the score is shown */
const storedOnPhone =
  /[\\/]node_modules[\\/]dexie[\\/]|[\\/]src[\\/]lib[\\/]local[\\/]phone[\\/](?:db|storage|outbox|apply|read|end-reminders|drafts|seen|ask-to-persist)/;

export default defineConfig({
  plugins: [
    paraglideVitePlugin(paraglide),
    sveltekit(),
    fewServerFiles(),
    board(),
    backgroundSender(),
    precacheList(),
    httpBeforeKit(),
    scopesForOldBrowsers(),
    callsForOldBrowsers()
  ],
  // Dexie's modern build is without what browsers before Chromium 87 needed.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  // The board's program is outside Kit's folders, so it has to be allowed.
  server: { fs: { allow: ['display'] } },
  // Screens in halls will have Chromium 87 for years to come.
  build: {
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    // Kit names the files that a page starts with in its head. A list of each later page's files in every
    // page's entry costs more than it saves. Styles stay in it, because a page waits for them.
    modulePreload: { resolveDependencies: (_, files) => files.filter((file) => !file.endsWith('.js')) },
    rolldownOptions: {
      treeshake: pureModules,
      output: {
        // A phone starts with few files: each costs a request on a slow network, and dozens of small ones
        // compress badly.
        codeSplitting: {
          groups: [
            { name: 'start', test: startOfEveryPage },
            { name: 'basics', test: basicsOfPages },
            { name: 'words', test: wordsOfPhone, minShareCount: 2 },
            { name: 'stored', test: storedOnPhone },
            { name: 'phone', test: partsOfPhone }
          ]
        }
      }
    }
  }
});
