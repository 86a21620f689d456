import {
  nowhere,
  problemAt,
  publishes,
  readBallots,
  readEntries,
  readRoster,
  type Ballot,
  type Entry,
  type Scheme,
  type Subject
} from '../../lib/points';
import { loadScheme, loadTable } from './files';
import { needed, type Flags } from './flags';
import { refuseFirst } from './refusal';

/** What a period is scored from. */
export interface Ledger {
  scheme: Scheme;
  period: string;
  subjects: Subject[];
  entries: Entry[];
  ballots: Ballot[];
}

/** Reads the files that the flags name. Refuses bad input whole: flags, scheme, period, then file by file. */
export async function loadLedger(flags: Flags): Promise<Ledger> {
  const scheme = loadScheme(needed(flags, 'scheme'));
  const period = needed(flags, 'period');
  const files = { roster: needed(flags, 'roster'), entries: needed(flags, 'entries') };
  if (!publishes(scheme, period)) {
    refuseFirst([problemAt(nowhere, 'bad-period', { value: period })]);
  }
  const { subjects, problems: inRoster } = readRoster(await loadTable(files.roster));
  refuseFirst(inRoster);
  const { entries, problems } = readEntries(await loadTable(files.entries), { scheme, roster: subjects });
  refuseFirst(problems);
  const votes =
    flags.ballots === undefined
      ? { ballots: [], problems: [] }
      : readBallots(await loadTable(flags.ballots), { scheme, roster: subjects });
  refuseFirst(votes.problems);
  return { scheme, period, subjects, entries, ballots: votes.ballots };
}
