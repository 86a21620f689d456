import type { Scheme } from './scheme';

/**
 * The document's own word for that which is scored (考核得分), in both languages; undefined: it speaks of points
 * (积分).
 */
export function scoreNoun({ nouns }: Pick<Scheme, 'nouns'>): { name: string; english: string } | undefined {
  const name = nouns?.score.replace(/情况$/, '') ?? '';
  return name === '' || name.endsWith('积分') ? undefined : { name, english: nouns?.english ?? 'points' };
}
