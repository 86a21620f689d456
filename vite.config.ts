import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { paraglide } from './paraglide.config.js';
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

/** Svelte scopes inner elements with `:where()`; Chromium 87 doesn't know it, and drops the whole rule. */
function scopesForOldBrowsers(): Plugin {
  return {
    name: 'sunboard-scopes',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const asset of Object.values(bundle))
        if (asset.type === 'asset' && asset.fileName.endsWith('.css'))
          asset.source = String(asset.source).replace(/:where\((\.svelte-\w+)\)/g, '$1');
    }
  };
}

/** What the build target doesn't reach, since it is no syntax: packages call a function that came with Chromium 93. */
function callsForOldBrowsers(): Plugin {
  return {
    name: 'sunboard-calls',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { code: 'Object.hasOwn(' },
      handler: (code) => ({
        code: code.replace(/\bObject\.hasOwn\(/g, 'Object.prototype.hasOwnProperty.call('),
        map: null
      })
    }
  };
}

const startOfEveryPage =
  /[\\/]node_modules[\\/](?:svelte|@sveltejs[\\/]kit|devalue|clsx|esm-env)[\\/]|[\\/]text[\\/]generated[\\/]runtime\.js/;

export default defineConfig({
  plugins: [
    paraglideVitePlugin(paraglide),
    sveltekit(),
    shelf(),
    front(),
    scopesForOldBrowsers(),
    callsForOldBrowsers()
  ],
  // Screens in halls have Chromium 87 for years to come.
  build: {
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    // What a page is opened with, Kit names in its head; a list of each later page's files, in every page's entry, cost
    // more than it saved. Styles stay in it: a page waits for them.
    modulePreload: { resolveDependencies: (_, files) => files.filter((file) => !file.endsWith('.js')) },
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [
          // Its package doesn't say so itself: whoever takes scoring alone from lib/points leaves the YAML parser behind.
          { test: /[\\/]node_modules[\\/]yaml[\\/]/, sideEffects: false },
          // The pure rooms: a board that writes a figure as lib/points does mustn't load the scoring with it.
          { test: /[\\/]src[\\/]lib[\\/](?:points|calendar|notice|sync)[\\/]/, sideEffects: false }
        ]
      },
      output: {
        // In one file what every page starts with: a dozen small ones compress badly.
        codeSplitting: { groups: [{ name: 'start', test: startOfEveryPage }] }
      }
    }
  }
});
