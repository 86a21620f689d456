import type { Day } from '$lib/calendar';
import type { Scheme } from '$lib/points';

/** A version of the rules with the days on which it applies, seen from today. */
export interface BookVersion {
  from: Day;
  /** null: until further notice */
  to: Day | null;
  state: 'past' | 'now' | 'coming';
}

/** All versions of a scheme, in the order of their dates. */
export function bookVersions({ inForce }: Pick<Scheme, 'inForce'>, today: Day): BookVersion[] {
  return inForce.map(({ from, to = null }) => ({
    from,
    to,
    state: from > today ? 'coming' : to !== null && to < today ? 'past' : 'now'
  }));
}

/**
 * The version that is read: the one asked for by its first day, else the one in force, else the last that
 * was, else the first that will be.
 * @throws RangeError for a scheme without versions
 */
export function shownVersion(versions: readonly BookVersion[], asked: string | null): BookVersion {
  const past = versions.filter(({ state }) => state === 'past');
  const shown =
    versions.find(({ from }) => from === asked) ??
    versions.find(({ state }) => state === 'now') ??
    past[past.length - 1] ??
    versions[0];
  if (!shown) throw new RangeError('a scheme without versions');
  return shown;
}
