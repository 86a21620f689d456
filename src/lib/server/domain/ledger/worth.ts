import { monthOfYear, previousMonth, wholeYear, yearOf } from '$lib/calendar';
import { worthOfLines, type Ballot, type LineWorth, type Subject, type WorthContext } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { BookedEntry } from './ledger';

/**
 * Calculates the change that lines make in a period, the shortest one that counts them: for points that a
 * month leaves to the year's end (E1) it is their effect on the year so far. The data that all lines need
 * are read once.
 * @param period in which all lines are booked; null: each line counts in its own year. The ledger is read
 * up to the line with the number `upto`
 * @param subjects the people whose lines are asked about
 * @returns by the line's number (流水号); a line that changes nothing may be missing
 */
export async function worthReckoner(
  stores: UnitStores,
  { period, upto, subjects }: { period: string | null; upto: number; subjects: readonly Subject[] }
): Promise<(lines: readonly BookedEntry[]) => Promise<Map<string, LineWorth>>> {
  const ballots = new Map<string, Ballot[]>();
  const context: WorthContext = {
    scheme: schemeOf(stores),
    ballots,
    period,
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
    finished: previousMonth(await stores.periods.open()),
    paper: await stores.takeovers.paper(),
    first: stores.unit.firstPeriod
  };
  return async (lines) => {
    const [first] = lines;
    if (!first) return new Map();
    const earliest = lines.reduce((month, line) => (line.period < month ? line.period : month), first.period);
    const concerned = [...new Set(lines.map(({ subject }) => subject))];
    // A reversal may undo a line of the year before; everything else of closed years is closed.
    const since = monthOfYear(yearOf(earliest) - 1, 1);
    const entries = await stores.ledger.scorable(concerned, { since, upto });
    for (const year of new Set(lines.map((line) => wholeYear(line.period))))
      if (!ballots.has(year)) ballots.set(year, await stores.ballots.counted(Number(year)));
    return worthOfLines(context, lines, entries);
  };
}
