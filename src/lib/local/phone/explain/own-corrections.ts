import type { CorrectedRow, MyState } from '../../../sync';
import { sealedOf } from './my-period';

/** The corrections of one's own sealed period. */
export interface OwnCorrections {
  /** the figures before the first of them; null: nothing was corrected */
  first: CorrectedRow['before'] | null;
  /** codes of the supplementary notices, in the order of publication */
  notices: string[];
}

/**
 * Finds how a sealed period of one's own was corrected: by supplementary notices to it, and in a longer period by those to
 * a shorter one in it.
 */
export function correctionsOf(state: MyState, period: string): OwnCorrections {
  const own = state.corrected.filter((each) => each.period === period);
  const sealed = sealedOf(state, period);
  const was = sealed && 'was' in sealed ? sealed.was : undefined;
  const codes = own.map(({ code }) => code);
  return {
    first: was ? { amount: was.amount, rank: was.rank } : (own[0]?.before ?? null),
    notices: was && !codes.includes(was.code) ? [...codes, was.code] : codes
  };
}
