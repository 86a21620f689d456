import { periodKind } from '$lib/calendar';
import { may, type Actor } from '../../platform/access/actor';
import { gradingQuarter } from '../assemblies/assembly-sheet';
import { seenProposals } from '../assemblies/seen-proposals';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { filingOverview, filingsWaiting } from '../filings/filing-overview';
import { correctionsWaiting } from '../outcomes/corrections';
import { isWaiting, outcomePeriods } from '../outcomes/outcome-sheet';
import { proposalsOf } from '../outcomes/proposals';
import { seenPeriods } from '../outcomes/seen-periods';
import { seesClosed } from '../outcomes/sees-closed';
import { spotChecksWaiting } from '../spot-checks/waiting-checks';
import type { UnitStores } from '../units/unit-stores';
import { rulesAtEnd } from '../periods/unit-scheme';

/** The tasks after sealing that wait for the actor. */
export interface AfterSealing {
  /** to be filed, answered or reviewed */
  filings: number;
  /** one of them is late */
  late: boolean;
  /** drawn entries */
  spotChecks: number;
  /** proposals of every sealed period, for a meeting */
  outcomes: number;
  /** proposals of the year that ended last, for the members' assembly on its last quarter; null: none waits */
  grades: { count: number; quarter: string } | null;
  /** open corrections whose day is near or over */
  corrections: { count: number; late: boolean };
}

/** Counts only, for the first page of the office. */
export async function afterSealing(stores: UnitStores, now: Date, actor: Actor): Promise<AfterSealing> {
  const roles = { files: may(actor, 'file'), reviews: may(actor, 'review-filing') };
  const waiting = filingsWaiting(await filingOverview(stores, now), roles);
  return {
    filings: waiting.length,
    late: waiting.some(({ late }) => late > 0),
    spotChecks: await spotChecksWaiting(stores, actor),
    outcomes: may(actor, 'decide-outcomes') ? await outcomesWaiting(stores, actor) : 0,
    grades: may(actor, 'hold-assembly') ? await gradesWaiting(stores, actor) : null,
    corrections: await correctionsWaiting(stores, now, actor)
  };
}

async function outcomesWaiting(stores: UnitStores, actor: Actor): Promise<number> {
  // Proposals of every class are counted, because those who decide see talks and discipline, too.
  const periods = await outcomePeriods(stores, await seenPeriods(stores, actor), { closed: true });
  if (periods.every(({ waiting }) => waiting === 0)) return 0;
  const person = await actingPerson(actor, stores.accounts);
  const isOwn = (subject: string) => isBarred({ deed: 'decide', parts: partsInRow(person, subject) });
  return periods
    .flatMap(({ groups }) => groups.flatMap(({ people }) => people))
    .filter((each) => isWaiting(each) && !isOwn(each.subject)).length;
}

async function gradesWaiting(stores: UnitStores, actor: Actor): Promise<AfterSealing['grades']> {
  const year = (await seenPeriods(stores, actor)).findLast((period) => periodKind(period) === 'year');
  if (year === undefined) return null;
  const open = (await proposalsOf(stores, year)).filter(
    ({ ofAssembly, ruling }) => ofAssembly && ruling === null
  );
  const seen = seenProposals(open, rulesAtEnd(stores, year), seesClosed(actor, stores));
  return seen.length === 0 ? null : { count: seen.length, quarter: gradingQuarter(year) };
}
