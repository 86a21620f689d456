import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const out = 'build';
/** The handler of @sveltejs/adapter-node, with words in capitals for what it is to be told. */
const entries = fileURLToPath(new URL('files', import.meta.resolve('@sveltejs/adapter-node')));

/**
 * Puts the built app together as @sveltejs/adapter-node does, with its handler. That adapter bundles Kit's server once
 * more, by Rollup and with maps, in a quarter of the build's time. Ours brings its packages already (`fewServerFiles`
 * in vite.config.ts), so it is copied.
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function nodeServer() {
  return {
    name: 'sunboard-node-server',
    async adapt(builder) {
      builder.rimraf(out);
      builder.writeClient(`${out}/client`);
      builder.writePrerendered(`${out}/prerendered`);
      builder.writeServer(`${out}/server`);
      rmSync(`${out}/server/.vite`, { recursive: true });
      await Promise.all([
        builder.compress(`${out}/client`),
        builder.compress(`${out}/prerendered`),
        buildHandler(builder.prerendered.paths)
      ]);
    },
    supports: { read: () => true }
  };
}

/**
 * Builds `handler.js`, the one file between the process's entry and Kit's server.
 * @param {readonly string[]} prerendered the paths of the pages that were made at build time
 */
async function buildHandler(prerendered) {
  // Only a build needs Vite; this file is also read by what reads the configuration.
  const { build } = await import('vite');
  const words = {
    BASE: "''",
    ENV_PREFIX: "''",
    PRECOMPRESS: 'true',
    PRERENDERED: `new Set(${JSON.stringify(prerendered)})`
  };
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    plugins: [
      {
        name: 'sunboard-handler',
        enforce: 'pre',
        resolveId(id) {
          const file = { SERVER: './server/index.js', MANIFEST: './server/manifest.js' }[id];
          return file ? { id: file, external: true } : null;
        },
        transform: {
          filter: { id: /adapter-node[\\/]files[\\/]\w+\.js$/ },
          handler: (code) => ({
            code: code.replaceAll(/\b(?:BASE|ENV_PREFIX|PRECOMPRESS|PRERENDERED)\b/g, (word) => words[word]),
            map: null
          })
        }
      }
    ],
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        input: { handler: `${entries}/handler.js` },
        output: { entryFileNames: '[name].js', codeSplitting: false }
      }
    }
  });
}
