import { readFileSync } from 'node:fs';

/** A built-in scheme as a unit might change it, by the words that are replaced: A, unless told otherwise. Made data. */
export function changedScheme(
  changes: Record<string, string> = { 'points: 8': 'points: 3' },
  scheme = 'community-cadres'
): string {
  // From the file: browser tests have no loader for YAML.
  const own = readFileSync(`src/lib/schemes/${scheme}.yaml`, 'utf8');
  return Object.entries(changes).reduce((text, [words, others]) => {
    if (!text.includes(words)) throw new Error(`${scheme} doesn't say ${words}`);
    return text.replace(words, others);
  }, own);
}
