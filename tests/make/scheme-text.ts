import { builtInText } from '$lib/schemes';

/** Scheme A as a unit might change it, by the words that are replaced. Made data. */
export function changedScheme(changes: Record<string, string> = { 'points: 8': 'points: 3' }): string {
  return Object.entries(changes).reduce(
    (text, [words, others]) => {
      if (!text.includes(words)) throw new Error(`scheme A doesn't say ${words}`);
      return text.replace(words, others);
    },
    builtInText('community-cadres') ?? ''
  );
}
