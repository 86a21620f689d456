import { addDays, dayIn } from '$lib/calendar';
import type { OpenNotice, SyncedObjection } from '$lib/sync';
import type { Actor } from '../../platform/access/actor';
import type { UnitStores } from '../units/unit-stores';
import { appealableUntil } from './appeal-objection';
import { isPublishedIn } from './file-objection';
import { objectionNo, type Objection } from './objection';
import { objectionStatus, shownState } from './objection-status';

/** Days for which an objection that was answered stays on its objector's phone. */
const daysKept = 366;

/**
 * The objections that a member has raised with this account, newest first, as their phone gets them.
 * @param all also those that were answered more than a year ago, which no phone keeps
 */
export async function syncedObjections(
  stores: UnitStores,
  now: Date,
  actor: Pick<Actor, 'account' | 'subject'>,
  { all = false } = {}
): Promise<SyncedObjection[]> {
  const since = addDays(dayIn(stores.unit.timeZone, now), -daysKept);
  const own = (await stores.objections.list({ account: actor.account })).filter(
    ({ way }) => way === 'member'
  );
  const synced = await Promise.all(own.map((objection) => syncedObjection(stores, objection, actor)));
  return synced.filter(({ filed, due }) => all || due !== null || filed >= since).reverse();
}

async function syncedObjection(
  stores: UnitStores,
  objection: Objection,
  { subject }: Pick<Actor, 'subject'>
): Promise<SyncedObjection> {
  const { receipt, notice, filed, said, entry, steps } = objection;
  const { state, due, supplements, last } = objectionStatus(objection);
  const until = await appealableUntil(stores, objection);
  return {
    no: objectionNo(objection),
    receipt,
    notice: { code: notice.code, period: notice.period, year: notice.year, no: notice.no },
    filed,
    words: said,
    about: objection.subject === null ? 'whole' : objection.subject === subject ? 'own' : 'other',
    entry,
    state: shownState(state),
    due,
    answers: steps
      .filter(({ action }) => action === 'answer')
      .map(({ at, upheld, words }) => ({ at, upheld: upheld === true, words })),
    appeal: until === null ? null : { until, seen: last },
    supplements
  };
}

/** The notices of either kind that may be objected to, the last published first. */
export async function openNotices(stores: UnitStores, now: Date, subject: string): Promise<OpenNotice[]> {
  const { notices, unit } = stores;
  const today = dayIn(unit.timeZone, now);
  const corrections = await notices.supplements();
  const open = [...(await notices.list()), ...corrections]
    .filter(({ lastDay }) => lastDay >= today)
    .sort((a, b) => b.seq - a.seq);
  return Promise.all(
    open.map(async (notice) => {
      const { code, period, year, no, lastDay } = notice;
      const corrects = corrections.some((each) => each.code === code);
      const isIn = await isPublishedIn(stores, notice, subject);
      return { code, period, year, no, lastDay, corrects, isIn };
    })
  );
}
