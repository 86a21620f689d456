import type { Claim } from './claim';

/** A claim's number as people say it (申报号): `申2026-17`. The entry that it may become has the same (流水号). */
export function claimNo({ year, no }: Pick<Claim, 'year' | 'no'>): string {
  return `申${year}-${no}`;
}
