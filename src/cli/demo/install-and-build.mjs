import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { step } from './step.mjs';

/** What the build is made of; the rest of the folder doesn't touch it. */
const sources = ['src', 'display', 'static', 'project.inlang', 'package-lock.json'];

/**
 * Installs and builds what is missing or older than its sources; a second run finds nothing to do.
 *
 * @param {string} root
 */
export async function installAndBuild(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = join(root, 'node_modules/.sunboard-lock');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
    await step('安装依赖，约一分钟 / installing, about a minute', () => npm(root, ['ci']));
    writeFileSync(installed, lock);
  }
  const built = join(root, 'build/found-demo.js');
  if (!existsSync(built) || newest(root) > statSync(built).mtimeMs)
    await step('构建 / building', () => npm(root, ['run', 'build']));
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
  // Compiled by the build itself.
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
    child.on('exit', (code) => (code === 0 ? resolve() : reject(why(args.join(' '), output))));
  });
}

/**
 * The likeliest cause, in a sentence; the rest of the output is for who wants to know.
 *
 * @param {string} command
 * @param {string} output
 */
function why(command, output) {
  if (/ENOSPC/.test(output))
    return new Refusal('磁盘满了，请清理后再试', 'the disk is full: free some space and try again');
  if (/not found: make|no g\+\+|CXX|gyp ERR! find Python|not found: g\+\+|command not found/i.test(output))
    return new Refusal(
      '缺少编译器：better-sqlite3 没有现成的文件可下载，要在本机编译。Debian/Ubuntu：apt install python3 make g++',
      'a compiler is missing: better-sqlite3 has to be compiled here. Debian/Ubuntu: apt install python3 make g++'
    );
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN/.test(output))
    return new Refusal(
      '连不上 npm 软件源，请检查网络',
      'the npm registry cannot be reached: check the network'
    );
  return new Refusal(
    `npm ${command} 失败`,
    `npm ${command} failed:\n${output.trim().split('\n').slice(-25).join('\n')}`
  );
}
