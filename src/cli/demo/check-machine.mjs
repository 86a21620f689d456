import { statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { Refusal } from './refusal.mjs';

/** What installing and building take, with room to spare. */
const megabytes = 1000;

/**
 * Looks for what would stop the demo half way: a full disk, a busy port.
 *
 * @param {string} root
 * @param {number} port
 * @param {(path: string) => number} freeMegabytes
 */
export async function checkMachine(root, port, freeMegabytes = freeOn) {
  const free = freeMegabytes(root);
  if (free < megabytes)
    throw new Refusal(
      `磁盘只剩 ${free} MB，安装和构建需要约 ${megabytes} MB，请先清理`,
      `only ${free} MB of disk are free; installing and building take about ${megabytes} MB`
    );
  if (!(await isFree(port)))
    throw new Refusal(
      `端口 ${port} 已被占用，换一个再试：npm run demo -- --port ${port + 1}`,
      `port ${port} is in use; try another: npm run demo -- --port ${port + 1}`
    );
}

/**
 * @param {string} path
 * @returns {number}
 */
function freeOn(path) {
  const { bavail, bsize } = statfsSync(path);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });
}
