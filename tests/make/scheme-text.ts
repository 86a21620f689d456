import { readFileSync } from 'node:fs';

/**
 * A built-in scheme with words replaced, as a unit might change it; by default scheme A. It is made-up data.
 */
export function changedScheme(
  changes: Record<string, string> = { 'points: 8': 'points: 3' },
  scheme = 'community-cadres'
): string {
  // The text is read from the file, because browser tests have no loader for YAML.
  const own = readFileSync(`src/lib/schemes/${scheme}.yaml`, 'utf8');
  return Object.entries(changes).reduce((text, [words, others]) => {
    if (!text.includes(words)) throw new Error(`${scheme} doesn't say ${words}`);
    return text.replace(words, others);
  }, own);
}
