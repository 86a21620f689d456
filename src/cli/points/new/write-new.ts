import { writeFileSync } from 'node:fs';
import { throwRefusal } from '../refusal';

/**
 * Writes a file that must not exist yet, so that a sheet somebody has gone through is never overwritten.
 * @throws PointsRefusal when it exists
 */
export function writeNew(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throwRefusal(isThere ? 'file-exists' : 'unwritable-file', file, file);
  }
}
