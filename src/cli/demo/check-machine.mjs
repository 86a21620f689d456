import { statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { Refusal } from './refusal.mjs';

/** Disk space that installing and building need, with a reserve. */
const megabytes = 1000;

/**
 * Refuses a disk so full that the demo would stop half way.
 * @param {string} root
 * @param {(path: string) => number} freeMegabytes
 * @throws {Refusal}
 */
export function checkMachine(root, freeMegabytes = freeOn) {
  const free = freeMegabytes(root);
  if (free < megabytes)
    throw new Refusal(
      `磁盘只剩 ${free} MB，安装和构建需要约 ${megabytes} MB，请先清理`,
      `only ${free} MB of disk are free; installing and building take about ${megabytes} MB`
    );
}

/**
 * @param {number} port
 * @returns {Promise<Refusal | null>} null when nobody listens there
 */
export async function busyPort(port) {
  if (await isFree(port)) return null;
  return new Refusal(
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
