import { periodKind } from '$lib/calendar';
import { may, type Actor } from '../../platform/access/actor';
import { gradingQuarter } from '../assemblies/assembly-sheet';
import { seenProposals } from '../assemblies/seen-proposals';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { filingOverview, filingsWaiting } from '../filings/filing-overview';
import { correctionsWaiting } from '../outcomes/corrections';
import { mayWait } from '../outcomes/may-wait';
import { isWaiting, outcomePeriods, type OutcomePeriod } from '../outcomes/outcome-sheet';
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
  const assembles = may(actor, 'hold-assembly');
  const decides = may(actor, 'decide-outcomes');
  const seen = decides || assembles ? await seenPeriods(stores, actor) : [];
  const lines = decides ? await linesThatWait(stores, seen) : null;
  const waiting = filingsWaiting(await filingOverview(stores, now), roles);
  return {
    filings: waiting.length,
    late: waiting.some(({ late }) => late > 0),
    spotChecks: await spotChecksWaiting(stores, actor),
    outcomes: await outcomesWaiting(stores, actor, lines ?? []),
    grades: assembles ? await gradesWaiting(stores, actor, { seen, lines }) : null,
    corrections: await correctionsWaiting(stores, now, actor)
  };
}

/** A proposal of a sealed period that the reader sees, as `outcomePeriods` gives it. */
type SeenProposal = OutcomePeriod['groups'][number]['people'][number];

/** The proposals of every class, because those who decide see talks and discipline, too; none where none can wait. */
async function linesThatWait(stores: UnitStores, seen: readonly string[]): Promise<SeenProposal[]> {
  if (!(await mayWait(stores, seen))) return [];
  const periods = await outcomePeriods(stores, seen, { closed: true });
  return periods.flatMap(({ groups }) => groups.flatMap(({ people }) => people));
}

async function outcomesWaiting(
  stores: UnitStores,
  actor: Actor,
  lines: readonly SeenProposal[]
): Promise<number> {
  const waiting = lines.filter(isWaiting);
  if (waiting.length === 0) return 0;
  const person = await actingPerson(actor, stores.accounts);
  const isOwn = (subject: string) => isBarred({ deed: 'decide', parts: partsInRow(person, subject) });
  return waiting.filter(({ subject }) => !isOwn(subject)).length;
}

/** @param lines of all seen periods; null: the actor decides no outcomes, and they weren't read */
async function gradesWaiting(
  stores: UnitStores,
  actor: Actor,
  { seen, lines }: { seen: readonly string[]; lines: readonly SeenProposal[] | null }
): Promise<AfterSealing['grades']> {
  const year = seen.findLast((period) => periodKind(period) === 'year');
  if (year === undefined) return null;
  const proposals = lines?.filter(({ period }) => period === year) ?? (await proposalsOf(stores, year));
  const open = proposals.filter(({ ofAssembly, ruling }) => ofAssembly && ruling === null);
  const shown = seenProposals(open, rulesAtEnd(stores, year), seesClosed(actor, stores));
  return shown.length === 0 ? null : { count: shown.length, quarter: gradingQuarter(year) };
}
