import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ out: 'build', precompress: true }),
    alias: { $display: 'display' },
    // A shell that the worker serves at another depth needs absolute paths.
    paths: { relative: false },
    version: {
      // Kept in the environment: this file is read once more for the client's build, and a second moment would be
      // a second version, with pages that look for a start script of another name.
      name: (process.env.SUNBOARD_VERSION ??= `${version}-${Date.now().toString(36)}`),
      pollInterval: 0
    },
    // Registered by /me and /wall themselves: a resident's page is never controlled by a worker.
    serviceWorker: { register: false },
    csp: {
      // Nonces, and hashes in the prerendered shells, whose bytes can't carry a nonce.
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        // Kit's route announcer and `style:` directives write style attributes.
        'style-src-attr': ['unsafe-inline'],
        // An announcement's pictures are looked at before they are sent.
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'worker-src': ['self'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'sunboard']
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
        // They break the house's rules on purpose.
        config.exclude.push('../tests/walls/fixtures/**');
        return config;
      }
    }
  }
};
