import { dayIn, type Day, monthOf } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import { may, type Actor } from '../../platform/access/actor';
import { dashboardStatus } from '../claims/dashboard-status';
import { unitBreaches, type UnitBreaches } from '../deadlines/unit-breaches';
import { filingOverview, filingsWaiting } from '../filings/filing-overview';
import { leftToSuperior } from '../meetings/left-to-superior';
import { objectionLines, type ObjectionLine } from '../objections/objection-lines';
import { objectionsLeft } from '../objections/objections-left';
import { nextOf } from '../periods/overview';
import { hasOneRecorder, maySeal } from '../periods/second-person';
import { proposalsForTwo, waitingForAccount } from '../proposals/proposals-for-two';
import { spotChecksWaiting } from '../spot-checks/waiting-checks';
import type { UnitStores } from '../units/unit-stores';

/**
 * The state of the month: `open`, it runs; `seal`, it is over and not sealed; `publish`, it is sealed and
 * not published yet.
 */
export type MonthState = 'open' | 'seal' | 'publish';

/** A unit in its superior's list of all their units, without any person or anybody's figures. */
export interface SubordinateUnit {
  id: string;
  name: string;
  /** the month that the unit is at, or the period that is to be published */
  period: string;
  state: MonthState;
  /** the published notice: its code and last day */
  hanging: { code: string; period: string; last: Day } | null;
  /** days by which the filing that is latest is late */
  late: number;
  breaches: UnitBreaches;
  waiting: SuperiorTask[];
  /** claims before a meeting of a unit with one recorder: its committee decides them, and the superior may */
  mayDecide: number;
}

/** One task that waits for the superior; `id` is that of the filing or objection that it leads to. */
export interface SuperiorTask {
  kind: 'seal' | 'takeover' | 'adoption' | 'claims' | 'filing' | 'objection' | 'spot-check';
  id: string | null;
  /** number of such tasks; filings and objections come one by one */
  count: number;
  /** its name: a period, or an objection's number */
  named: string;
  overdue: boolean;
}

/** One unit's line, consistent when read in `app.readTransaction`; the actor is the unit's superior. */
export async function subordinateUnit(given: UnitStores, now: Date, actor: Actor): Promise<SubordinateUnit> {
  const stores = readOnce(given);
  const { unit } = stores;
  const today = dayIn(unit.timeZone, now);
  const { open, toPublish } = await nextOf(stores);
  const accounts = await stores.accounts.list();
  const claims = await claimsOf(stores, now, { accounts, today });
  const filings = await filingOverview(stores, now);
  const [newest] = await stores.notices.list();
  const state = toPublish.length > 0 ? 'publish' : open < monthOf(today) ? 'seal' : 'open';
  return {
    id: unit.id,
    name: unit.name,
    state,
    period: toPublish[0] ?? open,
    hanging:
      newest && today <= newest.lastDay
        ? { code: newest.code, period: newest.period, last: newest.lastDay }
        : null,
    late: Math.max(0, ...filings.map(({ late }) => late)),
    breaches: await unitBreaches(stores, now),
    waiting: [
      ...(await sealOf(stores, now, actor, { accounts, today })),
      ...(claims.alone > 0
        ? [{ kind: 'claims' as const, id: null, count: claims.alone, named: '', overdue: false }]
        : []),
      ...filingsWaiting(filings, { files: false, reviews: may(actor, 'review-filing') }).flatMap(
        ({ period, filings: [filing] }) =>
          filing ? [{ kind: 'filing' as const, id: filing.id, count: 1, named: period, overdue: false }] : []
      ),
      ...(await objectionsOf(stores, now, actor)),
      ...(await checksOf(stores, actor))
    ],
    mayDecide: claims.besides
  };
}

/**
 * Wraps the stores so that each list is read once for all parts of the line; within one read transaction it
 * can't change.
 */
function readOnce(stores: UnitStores): UnitStores {
  const { accounts, notices, periods, filings, decisions } = stores;
  return {
    ...stores,
    accounts: { ...accounts, list: kept(() => accounts.list()) },
    notices: { ...notices, list: kept(() => notices.list()) },
    filings: { ...filings, list: kept(() => filings.list()) },
    decisions: { ...decisions, list: kept(() => decisions.list()) },
    periods: { ...periods, rankedCounts: kept(() => periods.rankedCounts()) }
  };
}

function kept<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

interface AccountsOnDay {
  accounts: readonly Account[];
  today: Day;
}

/**
 * The tasks of sealing, of taking over from paper and of adopting rules that a unit's only recorder has proposed:
 * the superior is the second person.
 */
async function sealOf(
  stores: UnitStores,
  now: Date,
  actor: Actor,
  dashboard: AccountsOnDay
): Promise<SuperiorTask[]> {
  if (!maySeal(actor, dashboard)) return [];
  const one = { id: null, count: 1, overdue: false };
  const { seal, takeover, adoption } = waitingForAccount(actor.account, await proposalsForTwo(stores, now));
  return [
    ...(seal ? [{ ...one, kind: 'seal' as const, named: seal.period }] : []),
    ...(takeover ? [{ ...one, kind: 'takeover' as const, named: takeover.period }] : []),
    ...(adoption ? [{ ...one, kind: 'adoption' as const, named: adoption.change.from }] : [])
  ];
}

/**
 * Counts claims before a meeting: those that the superior alone can decide, and those that they may decide
 * besides the committee.
 */
async function claimsOf(
  stores: UnitStores,
  now: Date,
  dashboard: AccountsOnDay
): Promise<{ alone: number; besides: number }> {
  const { stateOf } = await dashboardStatus(stores, now);
  const before = (await stores.claims.courses()).filter((claim) => stateOf(claim) === 'forwarded');
  const alone = before.filter(leftToSuperior(dashboard.accounts, dashboard.today)).length;
  return { alone, besides: hasOneRecorder(dashboard) ? before.length - alone : 0 };
}

/**
 * Objections that the superior looks into, those that nobody of the unit may look into, and those that were
 * taken to the superior.
 */
async function objectionsOf(stores: UnitStores, now: Date, actor: Actor): Promise<SuperiorTask[]> {
  const { waiting } = await objectionLines(stores, now);
  const left = await objectionsLeft(stores, waiting, dayIn(stores.unit.timeZone, now));
  const isTheirs = ({ objection, status }: ObjectionLine) =>
    status.investigator === actor.account ||
    status.state === 'appealed' ||
    left.get(objection.id)?.superiors.includes(actor.account);
  return waiting.filter(isTheirs).map(({ objection: { id }, no, isOverdue }) => ({
    kind: 'objection',
    id,
    count: 1,
    named: no,
    overdue: isOverdue
  }));
}

async function checksOf(stores: UnitStores, actor: Actor): Promise<SuperiorTask[]> {
  const count = await spotChecksWaiting(stores, actor);
  return count > 0 ? [{ kind: 'spot-check', id: null, count, named: '', overdue: false }] : [];
}
