import { dayIn, type Day } from '$lib/calendar';
import { may, type Actor } from '../accounts/actor';
import { filingOverview, filingsWaiting } from '../filings/filing-overview';
import { objectionLines } from '../objections/objection-lines';
import { overviewOf } from '../periods/overview';
import { maySeal } from '../periods/second-person';
import { spotChecksWaiting } from '../spot-checks/waiting-checks';
import type { UnitStores } from '../store/unit-stores';

/** Where the month stands: `open`, it runs; `seal`, it is over and not sealed; `publish`, sealed and nobody can see it yet. */
export type MonthState = 'open' | 'seal' | 'publish';

/** A unit as whoever is its superior looks at all of theirs. No person, and no figure of anybody's. */
export interface UnitBelow {
  id: string;
  name: string;
  /** what the unit is at: a month, or the period that is to be published */
  period: string;
  state: MonthState;
  /** what hangs: its code and last day */
  hanging: { code: string; period: string; last: Day } | null;
  /** days by which the filing that is latest is late */
  late: number;
  waiting: Waiting[];
}

/** One thing that waits for the superior; `id`: of the filing or objection, where it leads. */
export interface Waiting {
  kind: 'seal' | 'filing' | 'objection' | 'spot-check';
  id: string | null;
  /** of how many; filings and objections come one by one */
  count: number;
  /** what it is called: a period, or an objection's number */
  named: string;
  overdue: boolean;
}

/**
 * One unit's line, all of one moment when read in `house.view`; the actor is its superior.
 * @param worksHere it is the unit that the account works in: only there it seals
 */
export async function unitBelow(
  stores: UnitStores,
  now: Date,
  { actor, worksHere }: { actor: Actor; worksHere: boolean }
): Promise<UnitBelow> {
  const { unit } = stores;
  const today = dayIn(unit.timeZone, now);
  const { open, toPublish } = await overviewOf(stores);
  const filings = await filingOverview(stores, now);
  const [newest] = await stores.notices.list();
  const state = toPublish.length > 0 ? 'publish' : open < today.slice(0, 7) ? 'seal' : 'open';
  return {
    ...{ id: unit.id, name: unit.name, state, period: toPublish[0] ?? open },
    hanging:
      newest && today <= newest.lastDay
        ? { code: newest.code, period: newest.period, last: newest.lastDay }
        : null,
    late: Math.max(0, ...filings.map(({ late }) => late)),
    waiting: [
      ...(worksHere ? await sealOf(stores, actor, today) : []),
      ...filingsWaiting(filings, { files: false, reviews: may(actor, 'review-filing') }).flatMap(
        ({ period, filings: [filing] }) =>
          filing ? [{ kind: 'filing' as const, id: filing.id, count: 1, named: period, overdue: false }] : []
      ),
      ...(await objectionsOf(stores, now, actor)),
      ...(await checksOf(stores, actor))
    ]
  };
}

/** What a unit's one recorder has proposed to seal: the superior is the second person. */
async function sealOf(stores: UnitStores, actor: Actor, today: Day): Promise<Waiting[]> {
  const proposal = await stores.periods.proposal();
  if (!proposal || proposal.by === actor.account) return [];
  if (!maySeal(actor, { accounts: await stores.accounts.list(), today })) return [];
  return [{ kind: 'seal', id: null, count: 1, named: proposal.period, overdue: false }];
}

/** Those that the superior looks into, and what was taken to them. */
async function objectionsOf(stores: UnitStores, now: Date, actor: Actor): Promise<Waiting[]> {
  const { waiting } = await objectionLines(stores, now);
  return waiting
    .filter(({ standing }) => standing.investigator === actor.account || standing.state === 'appealed')
    .map(({ objection: { id }, no, isOverdue }) => ({
      ...{ kind: 'objection', id, count: 1, named: no, overdue: isOverdue }
    }));
}

async function checksOf(stores: UnitStores, actor: Actor): Promise<Waiting[]> {
  const count = await spotChecksWaiting(stores, actor);
  return count > 0 ? [{ kind: 'spot-check', id: null, count, named: '', overdue: false }] : [];
}
