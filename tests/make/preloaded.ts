import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The environment of a process that runs files of this folder before its own program. */
export function preloaded(...files: readonly string[]): { NODE_OPTIONS: string } {
  const flags = files.map((file) => `--import=${pathToFileURL(resolve('tests/make', file)).href}`);
  return { NODE_OPTIONS: flags.join(' ') };
}
