import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { paraglide } from './paraglide.config.js';
import { board } from './vite.board.ts';
import { callsForOldBrowsers, pureRooms, scopesForOldBrowsers } from './vite.old-browsers.ts';
import { shelf } from './vite.shelf.ts';

/** In development, published pages and live events come from the same module graph as Kit's own. */
function front(): Plugin {
  return {
    name: 'sunboard-front',
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        server.ssrLoadModule('/src/lib/server/front/index.ts').then((m) => m.front(req, res) || next(), next);
      });
    }
  };
}

const startOfEveryPage =
  /[\\/]node_modules[\\/](?:svelte|@sveltejs[\\/]kit|devalue|clsx|esm-env)[\\/]|[\\/]text[\\/]generated[\\/]runtime\.js/;

export default defineConfig({
  plugins: [
    paraglideVitePlugin(paraglide),
    sveltekit(),
    board(),
    shelf(),
    front(),
    scopesForOldBrowsers(),
    callsForOldBrowsers()
  ],
  // The board's program stands beside Kit's rooms.
  server: { fs: { allow: ['display'] } },
  // Screens in halls have Chromium 87 for years to come.
  build: {
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    // What a page is opened with, Kit names in its head; a list of each later page's files, in every page's entry, cost
    // more than it saved. Styles stay in it: a page waits for them.
    modulePreload: { resolveDependencies: (_, files) => files.filter((file) => !file.endsWith('.js')) },
    rolldownOptions: {
      treeshake: pureRooms,
      output: {
        // In one file what every page starts with: a dozen small ones compress badly.
        codeSplitting: { groups: [{ name: 'start', test: startOfEveryPage }] }
      }
    }
  }
});
