import type { PhraseUnit } from './units';
import type { RowWorth, ProposedWorth } from './worth';

/** `每月最多扣6分` after −2 each: three times a month. Null when the item takes no such limit, or the cap names no period. */
export function capOf({ phrase, clause }: PhraseUnit, worth: RowWorth): ProposedWorth | null {
  if (worth.kind !== 'count' || worth.points === 0 || worth.limit) return null;
  const per = /半年|季/.test(clause) ? null : /月/.test(clause) ? 'month' : /年/.test(clause) ? 'year' : null;
  const [most = 0] = phrase.figures;
  const times = /次(?:封顶|为限|为上限)?$/.test(clause) ? most : most / Math.abs(worth.points);
  if (per === null || !Number.isInteger(times) || times < 1) return null;
  return { ...worth, limit: { times, per } };
}

/** `以上各项合计每月不超过20分` caps several items together. */
export function isJoint(clause: string): boolean {
  return /以上|上述|合计|各项|[两三四五]项|总[分计]|本[条章节类]/.test(clause);
}
