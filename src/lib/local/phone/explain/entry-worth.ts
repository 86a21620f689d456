import { previousMonth, wholeYear, worthOfLines, type Entry, type LineWorth } from '../../../points';
import type { MyEntry, MyState } from '../../../sync';
import { phoneScheme } from './my-period';
import { inputOf, paperOf } from './statement';

/**
 * The change that each of these entries makes in its own year, as the office's ledger has it.
 * @param entries of one year
 * @returns by the entry's number; one that changes nothing may be missing. Null when this version doesn't know the scheme
 */
export function entryWorth(state: MyState, entries: readonly MyEntry[]): Map<string, LineWorth> | null {
  const scheme = phoneScheme(state);
  const [first] = entries;
  if (!scheme || !first) return scheme && new Map();
  const year = wholeYear(first.period);
  const { subject, ...person } = state.person;
  const owned = (entry: MyEntry): Entry => ({ ...entry, subject });
  return worthOfLines(
    {
      scheme,
      subjects: new Map([[subject, { id: subject, ...person }]]),
      ballots: new Map([[year, inputOf(state, year)?.ballots ?? []]]),
      paper: paperOf(state),
      first: state.unit.firstPeriod,
      finished: previousMonth(state.open),
      period: null
    },
    entries.map(owned),
    state.entries.map(owned)
  );
}
