import { open } from 'node:fs/promises';
import { devNull } from 'node:os';

/**
 * Checks whether files can be opened: no descriptor may be free in this process (`EMFILE`) or on this
 * machine (`ENFILE`).
 * @returns the error with its code; null while files open
 */
export async function filesTrouble(): Promise<Error | null> {
  try {
    const file = await open(devNull);
    await file.close();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
