import type { Plugin, ResolvedConfig, Rollup } from 'vite';
import { boardPaths } from './board.ts';

/**
 * The client files that each worker role precaches, and the board's fonts, as paths below `/`. See
 * `src/service-worker.ts`.
 */
export type PrecacheList = Record<'me' | 'wall' | 'letters', string[]>;

/**
 * Kit builds the client in a nested build with plugins of its own, so the list is passed through this global.
 */
const slot = globalThis as typeof globalThis & { sunboardPrecache?: PrecacheList };

/**
 * Makes the precache lists. Kit's `$service-worker` lists the files of all routes, with which a phone would download
 * the office. So this walks the chunks from each role's own routes and gives the worker one list for each role. A
 * board's program is built separately.
 */
export function precacheList(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'sunboard-precache',
    config: () => ({ define: { __PRECACHE__: 'null' } }),
    configResolved(resolved) {
      config = resolved;
      // The value is read late, because Kit passes `define` on to the worker's build only after the client
      // has been built.
      Object.defineProperty(resolved.define ?? {}, '__PRECACHE__', {
        enumerable: true,
        get: () => JSON.stringify(slot.sunboardPrecache ?? null)
      });
    },
    generateBundle: {
      // This runs late, because Vite removes chunks that held nothing but CSS, and one address without a file
      // fails the whole worker.
      order: 'post',
      async handler(_, bundle) {
        if (config.build.ssr) return;
        const paths = await boardPaths();
        const routeOf = (chunk: Rollup.OutputChunk) => routeFile(this, chunk);
        slot.sunboardPrecache = {
          me: reach(bundle, routeOf, /^(me|shell)\//),
          wall: paths.filter((path) => !isLetters(path)),
          letters: paths.filter(isLetters)
        };
      }
    }
  };
}

const isLetters = (path: string) => path.endsWith('.woff2');

type RouteOf = (chunk: Rollup.OutputChunk) => string | null;

/** The file below src/routes that one of Kit's node modules stands for; null when the chunk is no node. */
function routeFile(context: Rollup.PluginContext, chunk: Rollup.OutputChunk): string | null {
  if (!chunk.facadeModuleId || !/\/nodes\/\d+\.js$/.test(chunk.facadeModuleId)) return null;
  const imported = context.getModuleInfo(chunk.facadeModuleId)?.importedIds ?? [];
  const file = imported.find((id) => id.includes('/src/routes/'));
  // Kit's own fallbacks for a missing root layout or error page belong to every role.
  return file ? file.slice(file.indexOf('/src/routes/') + '/src/routes/'.length) : '';
}

function reach(bundle: Rollup.OutputBundle, routeOf: RouteOf, own: RegExp): string[] {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    for (const file of [
      ...(chunk.viteMetadata?.importedCss ?? []),
      ...(chunk.viteMetadata?.importedAssets ?? [])
    ])
      files.add(file);
    for (const next of chunk.imports) visit(next);
    for (const next of chunk.dynamicImports) if (!isNode(next)) visit(next);
  };
  const isNode = (name: string) => {
    const chunk = bundle[name];
    return chunk?.type === 'chunk' && routeOf(chunk) !== null;
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
    const route = routeOf(chunk);
    if (route === null || !route.includes('/') || own.test(route)) visit(chunk.fileName);
  }
  return [...files].map((file) => `/${file}`);
}
