import { may, type Actor } from '../accounts/actor';
import { filingOverview, filingsWaiting } from '../filings/filing-overview';
import { proposalsOf } from '../outcomes/proposals';
import { seenPeriods } from '../outcomes/seen-periods';
import { spotChecksWaiting } from '../spot-checks/waiting-checks';
import type { UnitStores } from '../store/unit-stores';

/** What waits of sealed periods for whoever looks. */
export interface AfterSealing {
  /** to be filed, answered or reviewed */
  filings: number;
  /** one of them is late */
  late: boolean;
  /** drawn entries */
  spotChecks: number;
  /** proposals of the period that ended last, for a meeting */
  outcomes: number;
}

/** Counts only, for the first page of the office. */
export async function afterSealing(stores: UnitStores, now: Date, actor: Actor): Promise<AfterSealing> {
  const roles = { files: may(actor, 'file'), reviews: may(actor, 'review-filing') };
  const waiting = filingsWaiting(await filingOverview(stores, now), roles);
  return {
    ...{ filings: waiting.length, late: waiting.some(({ late }) => late > 0) },
    spotChecks: await spotChecksWaiting(stores, actor),
    outcomes: may(actor, 'decide-outcomes') ? await outcomesWaiting(stores, actor) : 0
  };
}

async function outcomesWaiting(stores: UnitStores, actor: Actor): Promise<number> {
  const last = (await seenPeriods(stores, actor)).at(-1);
  if (last === undefined) return 0;
  // Of every class: whoever decides sees talks and discipline, too.
  return (await proposalsOf(stores, last)).filter(
    ({ subject, ruling, ofAssembly }) => ruling === null && !ofAssembly && subject !== actor.subject
  ).length;
}
