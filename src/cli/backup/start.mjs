// `npm run backup`, `restore`, `move` and `doctor` run the built command, or say that it is missing. This
// file uses only syntax that an old Node can read.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tooOld } from '../demo/node-version.mjs';

const [name, ...args] = process.argv.slice(2);
const built = fileURLToPath(new URL(`../../../build/${name}.js`, import.meta.url));
const wrong =
  tooOld(process.versions.node) ??
  (existsSync(built)
    ? null
    : '程序还没有构建：先运行 npm run build\nthe program isn’t built yet: run npm run build first');
if (wrong) {
  process.stderr.write(`✗ ${wrong}\n`);
  process.exit(1);
}
import(pathToFileURL(built).href).then(async ({ run }) => (process.exitCode = await run(args)));
