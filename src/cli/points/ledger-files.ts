import {
  keyedByText,
  noPlace,
  problemAt,
  publishes,
  readBallots,
  readEntryTable,
  readRoster,
  type Ballot,
  type EntryWithBasis,
  type Scheme,
  type Subject
} from '../../lib/points';
import { loadScheme, loadTable } from './files';
import { firstOf, neededFlag, type Flags } from './flags';
import { refuseFirst } from './refusal';

/** The data from which a period is scored. */
export interface LedgerFiles {
  scheme: Scheme;
  period: string;
  /** the ledger's first month (M15) */
  first: string | undefined;
  subjects: Subject[];
  entries: EntryWithBasis[];
  ballots: Ballot[];
}

/**
 * Reads the files that the flags name.
 * @throws PointsRefusal at the first fault, in this order: flags, scheme, period, then file by file
 */
export async function loadLedger(flags: Flags): Promise<LedgerFiles> {
  const first = firstOf(flags);
  const scheme = loadScheme(neededFlag(flags, 'scheme'));
  const period = neededFlag(flags, 'period');
  const files = { roster: neededFlag(flags, 'roster'), entries: neededFlag(flags, 'entries') };
  if (!publishes(scheme, period, first)) {
    refuseFirst([problemAt(noPlace, 'bad-period', { value: period })]);
  }
  const { subjects, problems: inRoster } = readRoster(await loadTable(files.roster));
  refuseFirst(inRoster);
  const { entries, problems } = readEntryTable(await loadTable(files.entries), {
    scheme,
    roster: subjects,
    first
  });
  refuseFirst(problems);
  const votes =
    flags.ballots === undefined
      ? { ballots: [], problems: [] }
      : readBallots(await loadTable(flags.ballots), { scheme, roster: subjects });
  refuseFirst(votes.problems);
  return { scheme, period, first, subjects, entries: keyedByText(entries), ballots: votes.ballots };
}
