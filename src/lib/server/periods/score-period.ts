import {
  score,
  type Ballot,
  type Entry,
  type Paper,
  type Result,
  type Scheme,
  type Subject
} from '$lib/points';
import { scorable } from '../ledger/scorable';
import type { UnitStores } from '../store/unit-stores';
import { schemeOf } from './unit-scheme';

/** What a period of a unit is reckoned from. */
export interface PeriodInput {
  scheme: Scheme;
  subjects: Subject[];
  entries: Entry[];
  ballots: Ballot[];
  paper: Paper | undefined;
  period: string;
}

/**
 * One period of a unit by its ledger as it stands, taken as over.
 *
 * @param period one that the scheme publishes
 * @param entries the unit's whole ledger, where it has been read already
 * @throws Problem `unknown-scheme`
 */
export async function scorePeriod(stores: UnitStores, period: string, entries?: Entry[]): Promise<Result> {
  return score(await inputOfPeriod(stores, period, entries));
}

/**
 * What that takes. A sealed one with what the roster said when it was sealed: the ledger can't change it any more, and a
 * corrected roster must not either (M4).
 */
export async function inputOfPeriod(
  stores: UnitStores,
  period: string,
  entries?: Entry[]
): Promise<PeriodInput> {
  const sealed = await stores.periods.results(period);
  return {
    scheme: schemeOf(stores),
    subjects:
      sealed.length === 0
        ? await stores.roster.list()
        : sealed.map(({ subject, pool, group, from, to }) => ({
            id: subject,
            name: '',
            pool,
            group,
            from,
            to
          })),
    entries: entries ?? scorable(await stores.ledger.entries()),
    // What a ballot gives belongs to its year, and counts once it is closed: a sealed year by what was read when it was sealed.
    ballots: await stores.ballots.counted(Number(period.slice(0, 4)), sealed.length === 0 ? 'all' : 'none'),
    paper: await stores.takeovers.paper(),
    period
  };
}
