import { daysOf } from '../../lib/calendar';
import {
  asInForce,
  compareResults,
  keyedByText,
  noPlace,
  problemAt,
  publishes,
  readBallots,
  readEntryTable,
  score,
  type Entry,
  type Lang,
  type ReadingProblem,
  type Scheme
} from '../../lib/points';
import type { CommandOutput } from './command';
import { comparisonJson, comparisonText } from './comparison-text';
import { loadScheme, loadTable } from './files';
import { neededFlag, type Flags } from './flags';
import { loadLedger, type LedgerFiles } from './ledger-files';
import { refuseFirst } from './refusal';

/** Shows who would move if another scheme scored the same ledger. It changes and publishes nothing. */
export async function diffCommand(flags: Flags, lang: Lang): Promise<CommandOutput> {
  const ledger = await loadLedger(flags);
  const other = loadScheme(neededFlag(flags, 'with'));
  const { scheme, shifted } = otherInForce(other, ledger);
  if (!publishes(scheme, ledger.period, ledger.first)) {
    refuseFirst([problemAt(noPlace, 'bad-period', { value: ledger.period })]);
  }
  const { entries, left } = await readUnder(scheme, flags, ledger);
  const ballots =
    flags.ballots === undefined
      ? []
      : readBallots(await loadTable(flags.ballots), { scheme, roster: ledger.subjects }).ballots;
  const before = score(ledger);
  const after = score({ ...ledger, scheme, entries, ballots });
  const comparison = compareResults(before, after);
  const compared = { comparison, left, shifted, ledger, scheme };
  return {
    text: flags.json ? `${JSON.stringify(comparisonJson(compared))}\n` : comparisonText(compared, lang)
  };
}

/** Takes a version that begins later as if it were in force already. */
function otherInForce(other: Scheme, { entries, period }: LedgerFiles) {
  const { from, to } = daysOf(period);
  const days = entries.map((entry) => entry.date);
  const first = days.reduce((least, day) => (day < least ? day : least), from);
  const last = days.reduce((most, day) => (day > most ? day : most), to);
  return asInForce(other, first, last);
}

/**
 * Reads the same entries by the other scheme. Entries that it doesn't know or can't read are left out and
 * reported.
 */
async function readUnder(
  scheme: Scheme,
  flags: Flags,
  ledger: LedgerFiles
): Promise<{ entries: Entry[]; left: ReadingProblem[] }> {
  const { entries, problems } = readEntryTable(await loadTable(neededFlag(flags, 'entries')), {
    scheme,
    roster: ledger.subjects,
    first: ledger.first
  });
  const ids = new Set(entries.map((entry) => entry.id));
  const sound = entries.filter((entry) => entry.reverses === null || ids.has(entry.reverses));
  return { entries: keyedByText(sound), left: problems };
}
