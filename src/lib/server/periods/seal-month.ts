import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { dayIn } from '$lib/calendar';
import { scoreMonth } from './score-month';

/**
 * Seals the open month: its figures are fixed for good, and what comes later is booked in the next one (M4). A month
 * that isn't over yet can be sealed (the office says what that means); one that hasn't begun can't.
 *
 * @throws Problem `already-sealed`, `not-open`, `not-begun`
 */
export function sealMonth(
  house: House,
  actor: Actor,
  { key, period }: { key: string; period: string }
): Promise<{ period: string }> {
  return house.act(actor, { act: 'seal', key }, async (stores) => {
    const month = dayIn(stores.unit.timeZone, house.clock()).slice(0, 7);
    if (period > month) throw new Problem('not-begun', 409, { period });
    const { rows } = await scoreMonth(stores, period);
    await stores.periods.seal(
      period,
      rows.map(({ subject, pool, status, points, balance, rank }) => ({
        subject,
        pool,
        status,
        points,
        balance,
        rank
      }))
    );
    return { period };
  });
}
