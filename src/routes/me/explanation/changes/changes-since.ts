import type { CorrectedRow, LongerResult, MyResult } from '$lib/sync';
import { periodKind } from '$lib/calendar';
import type { LastLook, LookedAt } from '../last-look';

/** A period that was sealed since, with the one before it of the same length. */
export interface NewlySealed {
  result: MyResult | LongerResult;
  before: MyResult | LongerResult | undefined;
}

/** Everything of one's own that is new since a look. */
export interface ChangesSinceLook {
  /** newest first */
  sealed: NewlySealed[];
  corrected: CorrectedRow[];
  /** number of new entries in the open month, and how many of them undo others */
  entries: number;
  reversals: number;
}

/** Lists what is new since a look. Entries of periods that were sealed since are part of those. */
export function changesSince({ entries, results, longer, corrected, open }: LookedAt, last: LastLook) {
  const fresh = entries.filter(({ seq, period }) => seq > last.entry && period >= open);
  return {
    sealed: [...results, ...longer]
      .filter(({ sealed }) => sealed > last.sealed)
      .map((result) => {
        const alike = [...results, ...longer].filter(
          ({ period }) => periodKind(period) === periodKind(result.period)
        );
        return { result, before: alike[alike.indexOf(result) - 1] };
      })
      .sort((a, b) => (a.result.sealed < b.result.sealed ? 1 : -1)),
    corrected: corrected.slice(last.corrected),
    entries: fresh.length,
    reversals: fresh.filter(({ reverses, revokes }) => reverses !== null || revokes !== undefined).length
  } satisfies ChangesSinceLook;
}
