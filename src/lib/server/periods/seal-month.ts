import type { Result } from '$lib/points';
import { dayIn } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { digestOfShown } from '../shown-digest';
import type { UnitStores } from '../store/unit-stores';
import type { SealedResult } from './periods';
import { scoreMonth } from './score-month';

/** What sealing a month would fix, by its ledger as it stands. */
export interface SealDraft {
  results: SealedResult[];
  warnings: Result['warnings'];
  /** names exactly these figures: who seals, seals what was shown */
  shown: string;
}

/** @throws Problem `unknown-scheme` */
export async function draftSeal(stores: UnitStores, period: string): Promise<SealDraft> {
  const { rows, warnings } = await scoreMonth(stores, period);
  const roster = await stores.roster.list();
  const results = rows.flatMap(({ subject, pool, status, points, balance, rank }) =>
    roster
      .filter(({ id }) => id === subject)
      .map(({ group, from, to }) => ({
        subject,
        pool,
        group,
        from,
        to,
        status,
        points,
        balance: balance ?? 0,
        rank
      }))
  );
  return { results, warnings, shown: digestOfShown([period, results, warnings]) };
}

/**
 * Seals the open month: its figures are fixed for good, and what comes later is booked in the next one (M4). A month
 * that isn't over yet can be sealed (the office says what that means); one that hasn't begun can't.
 *
 * @param shown of the draft that was looked at
 * @throws Problem `not-begun`, `already-sealed`, `not-open`, `empty-roster`, `preview-outdated`
 */
export function sealMonth(
  house: House,
  actor: Actor,
  { key, period, shown }: { key: string; period: string; shown: string }
): Promise<{ period: string }> {
  return house.act(actor, { act: 'seal', key, input: { period, shown } }, async (stores) => {
    const month = dayIn(stores.unit.timeZone, house.clock()).slice(0, 7);
    if (period > month) throw new Problem('not-begun', 409, { period });
    const open = await stores.periods.open();
    // Before anything is scored: what a form says may be no month at all.
    if (period < open) throw new Problem('already-sealed', 409, { period });
    if (period !== open) throw new Problem('not-open', 409, { period, open });
    const draft = await draftSeal(stores, period);
    if (draft.results.length === 0) throw new Problem('empty-roster', 409);
    if (draft.shown !== shown) throw new Problem('preview-outdated', 409);
    await stores.periods.seal(period, draft.results);
    return { period };
  });
}
