import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** This file stands in every folder that a demo made; no other folder is ever emptied. */
const mark = 'demo-data';

/**
 * Empties a demo's folder, or makes it.
 * @param {string} dataDir
 * @throws {Refusal} when the folder has other files
 */
export function clearDemo(dataDir) {
  const filled = existsSync(dataDir) && readdirSync(dataDir).length > 0;
  if (filled && !existsSync(join(dataDir, mark)))
    throw new Refusal(
      `${dataDir} 里有别的文件，不是演示数据，不会清空它`,
      `${dataDir} holds other files than a demo's, and is left as it is`
    );
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, mark), '');
}
