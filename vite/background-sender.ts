import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rollup } from 'vite';
import { callsForOldBrowsers, pureModules } from './old-browsers.ts';

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Builds the script with which the phone's worker sends what waits, and puts it beside the client's files. Kit builds the
 * worker with neither our target nor our plugins, and the worker needs this script only when the browser asks for it.
 */
export function backgroundSender(): Plugin {
  let building = false;
  return {
    name: 'sunboard-background-sender',
    configResolved({ command }) {
      building = command === 'build' && !process.env.VITEST;
    },
    async generateBundle() {
      if (!building || this.environment.name !== 'client') return;
      const { fileName, code } = await built();
      this.emitFile({ type: 'asset', fileName, source: code });
    }
  };
}

async function built(): Promise<Rollup.OutputChunk> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [callsForOldBrowsers()],
    resolve: { alias: { $lib: folder('src/lib') } },
    build: {
      write: false,
      target: 'chrome87',
      modulePreload: false,
      rolldownOptions: {
        input: folder('src/lib/local/worker/background-sender.ts'),
        treeshake: pureModules,
        output: { format: 'iife', codeSplitting: false, entryFileNames: 'background-sender.js' }
      }
    }
  })) as Rollup.RolldownOutput;
  return output[0];
}
