import type { MyState } from '$lib/sync';

/** How far a phone has shown what is one's own. Within one epoch each member only grows. */
export interface LastLook {
  epoch: string;
  /** number of the newest entry; 0: there was none */
  entry: number;
  /** the instant of the newest seal; '': nothing was sealed */
  sealed: string;
  /** number of one's own rows that were corrected */
  corrected: number;
}

/** How far a phone that shows this state has shown it. */
export function lookOf({ epoch, entries, results, longer, corrected }: LookedAt): LastLook {
  return {
    epoch,
    entry: entries.reduce((newest, { seq }) => Math.max(newest, seq), 0),
    sealed: [...results, ...longer].reduce((newest, { sealed }) => (sealed > newest ? sealed : newest), ''),
    corrected: corrected.length
  };
}

/** The parts of a phone's state that a look takes in. */
export type LookedAt = Pick<MyState, 'epoch' | 'open' | 'entries' | 'results' | 'longer' | 'corrected'>;

/** The key by which a phone remembers a look among the news that it has shown (S11). */
export function lookKey({ epoch, entry, sealed, corrected }: LastLook): string {
  return `look ${epoch} ${entry} ${sealed || '-'} ${corrected}`;
}

/**
 * Finds the look that goes furthest among the keys that a phone remembers.
 * @returns null when it remembers none of this epoch: on a first visit, and after a backup was restored
 */
export function lastLookIn(seen: readonly string[], epoch: string): LastLook | null {
  const remembered = seen.flatMap((key): LastLook[] => {
    const [kind, of, entry, sealed, corrected] = key.split(' ');
    if (kind !== 'look' || of !== epoch || sealed === undefined) return [];
    return [
      { epoch, entry: Number(entry), sealed: sealed === '-' ? '' : sealed, corrected: Number(corrected) }
    ];
  });
  return remembered.reduce<LastLook | null>(
    (last, next) => (last && !isFurther(next, last) ? last : next),
    null
  );
}

/** Whether a look has shown something that another one hadn't. */
export function isFurther(one: LastLook, other: LastLook): boolean {
  return one.entry > other.entry || one.sealed > other.sealed || one.corrected > other.corrected;
}
