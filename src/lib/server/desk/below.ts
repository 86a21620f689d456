import { dayIn, type Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import { may, type Actor } from '../accounts/actor';
import { deskStanding } from '../claims/desk-standing';
import { filingOverview, filingsWaiting } from '../filings/filing-overview';
import { leftToSuperior } from '../meetings/left-to-superior';
import { objectionLines } from '../objections/objection-lines';
import { nextOf } from '../periods/overview';
import { hasOneRecorder, maySeal } from '../periods/second-person';
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
  /** claims before a meeting of a unit with one recorder: its committee decides them, and the superior may */
  mayDecide: number;
}

/** One thing that waits for the superior; `id`: of the filing or objection, where it leads. */
export interface Waiting {
  kind: 'seal' | 'takeover' | 'claims' | 'filing' | 'objection' | 'spot-check';
  id: string | null;
  /** of how many; filings and objections come one by one */
  count: number;
  /** what it is called: a period, or an objection's number */
  named: string;
  overdue: boolean;
}

/** One unit's line, all of one moment when read in `house.view`; the actor is its superior. */
export async function unitBelow(given: UnitStores, now: Date, actor: Actor): Promise<UnitBelow> {
  const stores = readOnce(given);
  const { unit } = stores;
  const today = dayIn(unit.timeZone, now);
  const { open, toPublish } = await nextOf(stores);
  const accounts = await stores.accounts.list();
  const claims = await claimsOf(stores, now, { accounts, today });
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
      ...(await sealOf(stores, actor, { accounts, today })),
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

/** The same stores. What several parts of the line ask for is read once: at one moment it doesn't change. */
function readOnce(stores: UnitStores): UnitStores {
  const { accounts, notices, periods } = stores;
  return {
    ...stores,
    accounts: { ...accounts, list: kept(() => accounts.list()) },
    notices: { ...notices, list: kept(() => notices.list()) },
    periods: { ...periods, rankedCounts: kept(() => periods.rankedCounts()) }
  };
}

function kept<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

interface Desk {
  accounts: readonly Account[];
  today: Day;
}

/** What a unit's one recorder has proposed to seal, or to take over from paper: the superior is the second person. */
async function sealOf(stores: UnitStores, actor: Actor, desk: Desk): Promise<Waiting[]> {
  if (!maySeal(actor, desk)) return [];
  const one = { id: null, count: 1, overdue: false };
  const seal = await stores.periods.proposal();
  const paper = await stores.takeovers.proposal();
  return [
    ...(seal && seal.by !== actor.account ? [{ ...one, kind: 'seal' as const, named: seal.period }] : []),
    ...(paper && paper.by !== actor.account
      ? [{ ...one, kind: 'takeover' as const, named: paper.period }]
      : [])
  ];
}

/** Claims before a meeting: those that the superior alone can decide, and those that they may decide besides the committee. */
async function claimsOf(
  stores: UnitStores,
  now: Date,
  desk: Desk
): Promise<{ alone: number; besides: number }> {
  const { stateOf } = await deskStanding(stores, now);
  const before = (await stores.claims.acts()).filter((claim) => stateOf(claim) === 'forwarded');
  const alone = before.filter(leftToSuperior(desk.accounts, desk.today)).length;
  return { alone, besides: hasOneRecorder(desk) ? before.length - alone : 0 };
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
