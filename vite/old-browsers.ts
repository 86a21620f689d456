import type { Plugin } from 'vite';

/**
 * Rewrites Svelte's `:where()` selectors for scoping: Chromium 87 doesn't know them, and drops the whole
 * rule.
 */
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

/**
 * Replaces calls in packages that the build target can't translate because they are no syntax: a function of
 * Chromium 93.
 */
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

/** Tells the bundler which modules have no side effects, so that a page loads only what it uses of them. */
export const pureModules = {
  moduleSideEffects: [
    // The package doesn't say so itself; with this, code that only scores leaves the YAML parser behind.
    { test: /[\\/]node_modules[\\/]yaml[\\/]/, sideEffects: false },
    // The pure modules: a board that formats figures with lib/points mustn't load the scoring.
    { test: /[\\/]src[\\/]lib[\\/](?:points|calendar|notice|sync)[\\/]/, sideEffects: false }
  ]
};
