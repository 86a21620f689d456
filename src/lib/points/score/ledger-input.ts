import { periodOf, type Period } from '../../calendar';
import type { Entry, Subject } from '../ledger';
import type { Ballot } from '../reading/ballots';
import { publishes } from '../scheme/in-force';
import type { Scheme } from '../scheme/scheme';
import { servedSince } from './first-month';
import type { ScoredPerson } from './score-one';
import { SubjectLedger } from './subject-ledger';
import type { PaperMonths } from './taken-over';

/** A ledger, and the period of it that is scored. */
export interface LedgerInput {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** entries of these subjects, of any year, checked by `readEntryTable`; their order changes nothing (M6) */
  entries: readonly Entry[];
  /** ballots of the period's year */
  ballots?: readonly Ballot[];
  /** `2026-10`, `2026-Q4`, `2026-H2` or `2026` */
  period: string;
  /** last month that is over, `YYYY-MM`: standing awards wait for it. Default: the whole period is over */
  finished?: string;
  /** months taken over from paper: they come to what it says */
  paper?: PaperMonths | undefined;
  /**
   * the ledger's first month, `YYYY-MM`: nobody is in service before it (M15). Default: each subject's
   * `from` decides
   */
  first?: string | undefined;
}

/**
 * The period that is scored.
 * @throws RangeError for one that the scheme doesn't publish or that ends before the first month (`publishes`)
 */
export function publishedPeriod({ scheme, period, first }: LedgerInput): Period {
  if (!publishes(scheme, period, first)) throw new RangeError(`${scheme.id} has no period ${period}`);
  return periodOf(period);
}

/** The subjects, in their order, each with its own part of the ledger. */
export function peopleOf({ subjects, entries, ballots = [], first }: LedgerInput): ScoredPerson[] {
  const ledgers = SubjectLedger.bySubject(entries);
  const voted = ballotsBySubject(ballots);
  return subjects.map((subject) => ({
    subject: servedSince(subject, first),
    ledger: ledgers.get(subject.id) ?? SubjectLedger.empty,
    ballots: voted.get(subject.id) ?? []
  }));
}

function ballotsBySubject(ballots: readonly Ballot[]): Map<string, Ballot[]> {
  const groups = new Map<string, Ballot[]>();
  for (const ballot of ballots) {
    const group = groups.get(ballot.subject);
    if (group) group.push(ballot);
    else groups.set(ballot.subject, [ballot]);
  }
  return groups;
}
