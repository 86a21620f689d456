import { createHash } from 'node:crypto';

/**
 * Names what a page has shown before somebody confirms it. The form sends it along, and the command refuses with
 * `preview-outdated` when what it would do by then is something else. Leave out what changes by itself.
 */
export function digestOfShown(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}
