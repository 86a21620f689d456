import {
  asInForce,
  compareResults,
  daysOf,
  nowhere,
  problemAt,
  publishes,
  readBallots,
  readEntries,
  score,
  type Entry,
  type Lang,
  type Problem,
  type Scheme
} from '../../lib/points';
import type { Printed } from './command';
import { comparisonJson, comparisonText } from './comparison-text';
import { loadScheme, loadTable } from './files';
import { needed, type Flags } from './flags';
import { loadLedger, type Ledger } from './ledger-files';
import { refuseFirst } from './refusal';

/** Who would move, were the same ledger scored by another scheme: it changes and publishes nothing. */
export async function diffCommand(flags: Flags, lang: Lang): Promise<Printed> {
  const ledger = await loadLedger(flags);
  const other = loadScheme(needed(flags, 'with'));
  const { scheme, shifted } = otherInForce(other, ledger);
  if (!publishes(scheme, ledger.period)) {
    refuseFirst([problemAt(nowhere, 'bad-period', { value: ledger.period })]);
  }
  const { entries, left } = await readUnder(scheme, flags, ledger);
  const ballots =
    flags.ballots === undefined
      ? []
      : readBallots(await loadTable(flags.ballots), { scheme, roster: ledger.subjects }).ballots;
  const before = score(ledger);
  const after = score({ ...ledger, scheme, entries, ballots });
  const comparison = compareResults(before, after);
  const told = { comparison, left, shifted, ledger, scheme };
  return { text: flags.json ? `${JSON.stringify(comparisonJson(told))}\n` : comparisonText(told, lang) };
}

/** A version that begins next year is looked at as if it were in force already. */
function otherInForce(other: Scheme, { entries, period }: Ledger) {
  const { from, to } = daysOf(period);
  const days = entries.map((entry) => entry.date);
  const first = days.reduce((least, day) => (day < least ? day : least), from);
  const last = days.reduce((most, day) => (day > most ? day : most), to);
  return asInForce(other, first, last);
}

/** The same entries by the other scheme: what it knows no more, or reads no more, is left out and told. */
async function readUnder(
  scheme: Scheme,
  flags: Flags,
  ledger: Ledger
): Promise<{ entries: Entry[]; left: Problem[] }> {
  const { entries, problems } = readEntries(await loadTable(needed(flags, 'entries')), {
    scheme,
    roster: ledger.subjects
  });
  const ids = new Set(entries.map((entry) => entry.id));
  const sound = entries.filter((entry) => entry.reverses === null || ids.has(entry.reverses));
  return { entries: sound, left: problems };
}
