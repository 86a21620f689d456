import type { Plugin } from 'vite';

/** Svelte scopes inner elements with `:where()`; Chromium 87 doesn't know it, and drops the whole rule. */
export function scopesForOldBrowsers(): Plugin {
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
export function callsForOldBrowsers(): Plugin {
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

/** For the bundler: what a page doesn't use of these, it doesn't load. */
export const pureRooms = {
  moduleSideEffects: [
    // Its package doesn't say so itself: whoever takes scoring alone from lib/points leaves the YAML parser behind.
    { test: /[\\/]node_modules[\\/]yaml[\\/]/, sideEffects: false },
    // The pure rooms: a board that writes a figure as lib/points does mustn't load the scoring with it.
    { test: /[\\/]src[\\/]lib[\\/](?:points|calendar|notice|sync)[\\/]/, sideEffects: false }
  ]
};
