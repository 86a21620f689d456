import type { Scheme } from '$lib/points';

/** Kinds of items whose ledger can leave somebody without a rank for another reason than presence: vetoed, incomplete. */
const telling: ReadonlySet<string> = new Set(['veto', 'assess', 'ballot']);

/**
 * Whether this scheme's notices show no figures of who isn't ranked. All of them read 本期不排名 ("Who sees what"), and a
 * balance of 0 under a veto, or a total without its appraisal, would tell one from the other. It goes by the scheme and
 * not by who happens to be there: else that figures are missing would tell. Under the others only presence leaves
 * somebody without a rank, and they are listed with their points (M10).
 */
export function keepsBack({ items }: Pick<Scheme, 'items'>): boolean {
  return items.some(({ kind }: { kind: string }) => telling.has(kind));
}
