import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { whyNpmFailed } from './why-npm-failed.mjs';
import { step } from './step.mjs';

/** The build's sources; other files don't touch it. */
const sources = ['src', 'display', 'static', 'project.inlang', 'vite', 'package-lock.json'];

/**
 * Installs and builds what is missing or older than its sources; a second run finds nothing to do. The binary of
 * better-sqlite3 is fetched, or compiled, while the program is built, which doesn't need it.
 * @param {string} root
 */
export async function installAndBuild(root) {
  // This file stays until the binary is there, so that an interrupted start goes on with it.
  const noBinary = join(root, 'node_modules/.no-binary');
  if (!isInstalled(root)) {
    // The test packages (tests/packages) are used by tests and benches only.
    await step('安装依赖 / installing packages', () =>
      npm(root, ['ci', '--workspaces=false', '--ignore-scripts'])
    );
    writeFileSync(noBinary, '');
  }
  /** @type {Task[]} */
  const tasks = [];
  const built = join(root, 'build/found-demo.js');
  if (!existsSync(built) || newest(root) > statSync(built).mtimeMs)
    tasks.push({ name: '构建 / building', run: () => npm(root, ['run', 'build']) });
  if (existsSync(noBinary))
    tasks.push({
      name: '下载或编译 better-sqlite3 / fetching or compiling better-sqlite3',
      run: async () => {
        await npm(root, ['rebuild', 'better-sqlite3']);
        rmSync(noBinary);
      }
    });
  if (tasks.length > 0)
    await step(tasks.map(({ name }) => name).join('；'), (notify) => sideBySide(tasks, notify));
}

/** @typedef {{ name: string, run: () => Promise<void> }} Task */

/**
 * Runs tasks at the same time, and says which are still under way.
 * @param {Task[]} tasks
 * @param {(text: string) => void} notify
 * @throws {Refusal} the first one's, once all have ended: none goes on behind the sentence
 */
async function sideBySide(tasks, notify) {
  const open = new Set(tasks.map(({ name }) => name));
  const ended = await Promise.allSettled(
    tasks.map(async ({ name, run }) => {
      await run();
      open.delete(name);
      notify(`（还剩 / left: ${[...open].join('；')}）`);
    })
  );
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

/**
 * Whether an installation was finished, by the lock file that npm leaves behind.
 * @param {string} root
 */
function isInstalled(root) {
  const mark = join(root, 'node_modules/.package-lock.json');
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/**
 * @param {string} root
 * @returns {number} when the newest source was changed, in ms
 */
function newest(root) {
  const configs = readdirSync(root).filter((name) => /\.config\.(?:ts|js)$/.test(name));
  return Math.max(...[...sources, ...configs].map((name) => newestIn(join(root, name))));
}

/**
 * @param {string} path
 * @returns {number}
 */
function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The build makes these files itself.
  if (path.endsWith('text/generated')) return 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function npm(root, args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32'
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', () => reject(new Refusal('没有找到 npm', 'npm was not found')));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(whyNpmFailed(args.join(' '), output))));
  });
}
