import { writeFileSync } from 'node:fs';
import { refuse } from '../refusal';

/** Writes a file that must not be there yet: a sheet that somebody has gone through is never overwritten. */
export function writeNew(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    refuse(isThere ? 'file-exists' : 'unwritable-file', file, file);
  }
}
