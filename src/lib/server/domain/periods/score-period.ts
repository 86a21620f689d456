import { yearOf } from '$lib/calendar';
import {
  reckon,
  score,
  type Ballot,
  type Entry,
  type PaperMonths,
  type Reckoning,
  type SealedHistory,
  type ScoreResult,
  type Scheme,
  type Subject
} from '$lib/points';
import type { ReadBy } from '../ballots/ballots';
import type { UnitStores } from '../units/unit-stores';
import { sealedSubject } from './sealed-subject';
import { sealedHistory } from './sealed-history';
import { schemeOf } from './unit-scheme';

/**
 * The data that a unit's period is calculated from. `score` takes less, as files without ballots or paper have less; a unit has
 * all of it, and a figure without some would differ from the sealed one.
 */
export interface PeriodInput {
  scheme: Scheme;
  subjects: readonly Subject[];
  entries: readonly Entry[];
  ballots: readonly Ballot[];
  paper: PaperMonths | undefined;
  /** the unit's first month (M15) */
  first: string;
  period: string;
  /** last month that is over (`ScoreInput`); absent: the whole period is */
  finished?: string;
  /** the sealed past that outcomes look back at (M16); absent: no outcome is asked for */
  sealed?: SealedHistory;
}

/** Scores a unit's period: every figure of the server comes from here. */
export function scoreWhole(input: PeriodInput): ScoreResult {
  return score(input);
}

/** Scores a unit's period like `scoreWhole`, and gives a result to which entries can be added. */
export function scoreWholeToExtend(input: PeriodInput): Reckoning {
  return reckon(input);
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
  entries?: readonly Entry[],
  papers?: ReadBy
): Promise<ScoreResult> {
  const input = await inputOfPeriod(stores, period, entries, papers);
  return scoreWhole({ ...input, sealed: await sealedHistory(stores, [input]) });
}

/** The ballots of years that nobody has sealed, by year, as they are read now. */
export async function ballotsOf(
  { ballots }: UnitStores,
  years: readonly number[]
): Promise<Map<number, Ballot[]>> {
  const found = new Map<number, Ballot[]>();
  for (const year of new Set(years)) found.set(year, await ballots.counted(year, 'all'));
  return found;
}

/**
 * Reads the data of a period. Its entries have no texts: what explains an entry reads them apart. A sealed period takes the
 * roster's facts from when it was sealed: the ledger can't change it any more, and a corrected roster must not either (M4).
 */
export async function inputOfPeriod(
  stores: UnitStores,
  period: string,
  entries?: readonly Entry[],
  papers?: ReadBy
): Promise<PeriodInput> {
  const sealed = await stores.periods.results(period);
  return {
    scheme: schemeOf(stores),
    subjects: sealed.length === 0 ? await stores.roster.list() : sealed.map(sealedSubject),
    entries: entries ?? (await stores.ledger.allScorable()),
    // Ballots belong to their year, and count once they are closed; a sealed year counts them as they were
    // read when it was sealed.
    ballots: await stores.ballots.counted(yearOf(period), papers ?? (sealed.length === 0 ? 'all' : 'none')),
    paper: await stores.takeovers.paper(),
    first: stores.unit.firstPeriod,
    period
  };
}
