import { yearOf } from '$lib/calendar';
import {
  score,
  type Ballot,
  type Entry,
  type PaperMonths,
  type ScoreResult,
  type Scheme,
  type Subject
} from '$lib/points';
import type { ReadBy } from '../ballots/ballots';
import type { UnitStores } from '../units/unit-stores';
import { schemeOf } from './unit-scheme';

/** The data that a unit's period is calculated from. */
export interface PeriodInput {
  scheme: Scheme;
  subjects: Subject[];
  entries: Entry[];
  ballots: Ballot[];
  paper: PaperMonths | undefined;
  /** the unit's first month (M15) */
  first: string;
  period: string;
}

/**
 * Scores one period of a unit by its present ledger, as if it were over.
 * @param period one that the scheme publishes
 * @param entries the unit's whole ledger, where it has been read already
 * @param papers how the papers of the year's ballot are read, where it isn't as the period has them
 * @throws Problem `unknown-scheme`
 */
export async function scorePeriod(
  stores: UnitStores,
  period: string,
  entries?: Entry[],
  papers?: ReadBy
): Promise<ScoreResult> {
  return score(await inputOfPeriod(stores, period, entries, papers));
}

/**
 * Reads the data of a period. Its entries have no texts: what explains an entry reads them apart. A sealed period takes the
 * roster's facts from when it was sealed: the ledger can't change it any more, and a corrected roster must not either (M4).
 */
export async function inputOfPeriod(
  stores: UnitStores,
  period: string,
  entries?: Entry[],
  papers?: ReadBy
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
    entries: entries ?? (await stores.ledger.allScorable()),
    // Ballots belong to their year, and count once they are closed; a sealed year counts them as they were
    // read when it was sealed.
    ballots: await stores.ballots.counted(yearOf(period), papers ?? (sealed.length === 0 ? 'all' : 'none')),
    paper: await stores.takeovers.paper(),
    first: stores.unit.firstPeriod,
    period
  };
}
