import { build, type Plugin, type Rollup, type UserConfig } from 'vite';
import { chart, letters, plainBoardBuild, program } from './board-builds.ts';

/** The addresses of the board's program, as its shell names them. */
export interface BoardFiles {
  script: string;
  style: string;
  letters: string;
}

interface Built {
  files: [Rollup.OutputChunk, ...(Rollup.OutputChunk | Rollup.OutputAsset)[]];
  named: BoardFiles;
  /** the plain board's script, which isn't precached */
  plain: Rollup.OutputChunk;
}

/**
 * Kit builds the client in a nested build with plugins of its own, so the result is passed through this
 * global.
 */
const slot = globalThis as typeof globalThis & { sunboardBoard?: Promise<Built> };

/** Every address of what was built, including the fonts. */
export async function boardPaths(): Promise<string[]> {
  const made = await slot.sunboardBoard;
  return made?.files.map(({ fileName }) => `/${fileName}`) ?? [];
}

/**
 * Builds the board's program when the page that names its files is built, and puts the files beside the client's. So
 * what only reads the configuration (`svelte-kit sync`, svelte-check) builds nothing. In development the shell names
 * the source.
 */
export function board(): Plugin {
  let building = false;
  return {
    name: 'sunboard-board',
    enforce: 'pre',
    configResolved({ command }) {
      building = command === 'build' && !process.env.VITEST;
    },
    configureServer(server) {
      server.middlewares.use('/lite.js', (_, res, next) => {
        built(plainBoardBuild()).then(
          ([{ code }]) => res.setHeader('content-type', 'text/javascript').end(code),
          next
        );
      });
    },
    transform: {
      filter: { code: '__BOARD__' },
      async handler(code) {
        const named = building ? (await (slot.sunboardBoard ??= builtBoard())).named : null;
        return { code: code.replaceAll('__BOARD__', JSON.stringify(named)), map: null };
      }
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      const made = await slot.sunboardBoard;
      if (!made) return;
      for (const file of [...made.files, made.plain])
        this.emitFile({
          type: 'asset',
          fileName: file.fileName,
          source: file.type === 'chunk' ? file.code : file.source
        });
    }
  };
}

async function builtBoard(): Promise<Built> {
  const parts = await built(chart);
  const [part] = parts;
  const faces = await built(letters);
  const files: Built['files'] = [...parts, ...(await built(program(`/${part.fileName}`)))];
  const script = files.find(({ type, fileName }) => type === 'chunk' && fileName !== part.fileName);
  const style = files.find(isSheet);
  const sheet = faces.find(isSheet);
  if (!script || !style || !sheet) throw new Error('the board was built without its script or its styles');
  const [pathOfScript, pathOfStyle] = [`/${script.fileName}`, `/${style.fileName}`];
  files.push(...faces.filter(({ type }) => type === 'asset'));
  const [plainScript] = await built(plainBoardBuild());
  return {
    files,
    plain: plainScript,
    named: { script: pathOfScript, style: pathOfStyle, letters: `/${sheet.fileName}` }
  };
}

const isSheet = ({ fileName }: { fileName: string }) => fileName.endsWith('.css');

async function built(config: UserConfig): Promise<Built['files']> {
  const { output } = (await build({
    ...config,
    configFile: false,
    logLevel: 'warn'
  })) as Rollup.RolldownOutput;
  return output;
}
