import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { nodeServer } from './vite/adapter.js';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json'));

/** The policy's names of the scripts of ours that stand in a page itself (src/hooks.server.ts). */
const headScriptHashes = ['signed-in-head', 'signed-out-head'].map(
  (name) =>
    `sha256-${createHash('sha256')
      .update(read(`src/lib/local/${name}.js`))
      .digest('base64')}`
);

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: nodeServer(),
    alias: { $display: 'display' },
    // The worker serves shells at other depths, so they need absolute paths.
    paths: { relative: false },
    // Style sheets of up to so many characters stand in the page itself. As files a dozen small ones, each with its headers, keep
    // a slow phone from painting for half a second. The boards' font sheets are ten times as long and stay files.
    inlineStyleThreshold: 20_000,
    version: {
      // The version is kept in the environment because this file is read once more for the client's build. A
      // second moment would give a second version, with pages that look for a start script of another name.
      name: (process.env.SUNBOARD_VERSION ??= `${version}-${Date.now().toString(36)}`),
      pollInterval: 0
    },
    // /me and /wall register the worker themselves, so that a resident's page is never controlled by one.
    serviceWorker: { register: false },
    csp: {
      // Pages get nonces; prerendered shells get hashes, because their bytes can't carry a nonce.
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', ...headScriptHashes],
        'style-src': ['self'],
        // Kit's route announcer and `style:` directives write style attributes.
        'style-src-attr': ['unsafe-inline'],
        // An announcement's pictures are previewed before they are sent.
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'worker-src': ['self'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
        'require-trusted-types-for': ['script'],
        // 'sunboard-paste' lets pasted text into a document that is read and never shown.
        'trusted-types': ['svelte-trusted-html', 'sunboard', 'sunboard-paste']
      }
    },
    typescript: {
      config(config) {
        config.include.push(
          '../display/**/*.ts',
          '../display/**/*.svelte',
          '../tests/**/*.ts',
          '../*.config.ts'
        );
        // The fixtures break the boundaries on purpose.
        config.exclude.push('../tests/boundaries/fixtures/**');
        return config;
      }
    }
  }
};
