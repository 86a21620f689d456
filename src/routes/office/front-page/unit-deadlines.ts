import { dayIn } from '$lib/calendar';
import { periodicDuties, rulesOn } from '$lib/points';
import { deadlinesNow } from '$lib/server/domain/deadlines/deadlines-now';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { may, type Actor } from '$lib/server/platform/access/actor';

export type UnitDeadlines = Awaited<ReturnType<typeof unitDeadlines>>;

/** The unit's days that are near or over, as a first page lists them. */
export async function unitDeadlines(stores: UnitStores, now: Date) {
  const today = dayIn(stores.unit.timeZone, now);
  return {
    ...(await deadlinesNow(stores, now)),
    today,
    /** the document sets no day for any step of its procedure */
    silent: schemeOf(stores).deadlines.length === 0,
    /** the duties that it asks for every week, month or year all the same */
    duties: periodicDuties(rulesOn(schemeOf(stores), today))
  };
}

/**
 * The unit's days for a page that is somebody's first one because they don't see the ledger; null for everybody else,
 * whose first page is the dashboard.
 */
export async function firstPageDeadlines(
  actor: Actor,
  stores: UnitStores,
  now: Date
): Promise<UnitDeadlines | null> {
  return may(actor, 'see-ledger') ? null : unitDeadlines(stores, now);
}
