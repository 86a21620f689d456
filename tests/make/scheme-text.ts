import { readFileSync } from 'node:fs';

/** Scheme A as a unit might change it, by the words that are replaced. Made data. */
export function changedScheme(changes: Record<string, string> = { 'points: 8': 'points: 3' }): string {
  // From the file: browser tests have no loader for YAML.
  const own = readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8');
  return Object.entries(changes).reduce((text, [words, others]) => {
    if (!text.includes(words)) throw new Error(`scheme A doesn't say ${words}`);
    return text.replace(words, others);
  }, own);
}
