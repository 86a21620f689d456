import { build, type Plugin, type Rollup, type UserConfig } from 'vite';
import { chart, letters, plain, program } from './board-builds.ts';

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
const slot = globalThis as typeof globalThis & { sunboardBoard?: Built };

/** Every address of what was built, including the fonts. */
export function boardPaths(): string[] {
  return slot.sunboardBoard?.files.map(({ fileName }) => `/${fileName}`) ?? [];
}

/**
 * Builds the board's program first, so that the server's pages can name its files, and puts them beside the
 * client's. In development the shell names the source.
 */
export function board(): Plugin {
  return {
    name: 'sunboard-board',
    async config(_, { command }) {
      if (command !== 'build' || process.env.VITEST) return { define: { __BOARD__: 'null' } };
      const { named } = (slot.sunboardBoard ??= await builtBoard());
      return { define: { __BOARD__: JSON.stringify(named) } };
    },
    configureServer(server) {
      server.middlewares.use('/lite.js', (_, res, next) => {
        built(plain()).then(([{ code }]) => res.setHeader('content-type', 'text/javascript').end(code), next);
      });
    },
    generateBundle() {
      if (this.environment.name !== 'client' || !slot.sunboardBoard) return;
      for (const file of [...slot.sunboardBoard.files, slot.sunboardBoard.plain])
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
  const [plainScript] = await built(plain());
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
