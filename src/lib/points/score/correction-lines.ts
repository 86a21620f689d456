import { byEnd, contains, firstMonth, lastMonth, yearOf } from '../../calendar';
import type { Entry } from '../ledger';
import type { LedgerInput } from './ledger-input';
import { scoreEach } from './score-each';
import type { Effect, Statement } from './statement';

/**
 * Sets corrections of earlier sealed periods apart from the items of the period in which they are booked: its points
 * include the difference (M5), and one line for each corrected period names it. Corrections of a closed year stay
 * among the items, because the rules say of each what it counts after the year's end (M13b).
 * @param input by which the statement was scored
 * @param corrects the period that an entry corrects, by the entry's id
 */
export function apartFromCorrections(
  statement: Statement,
  input: LedgerInput,
  corrects: ReadonlyMap<string, string>
): Statement {
  const { period } = input;
  const own = input.entries.filter(({ subject }) => subject === statement.subject);
  const earlier = (entry: Entry) => {
    const of = corrects.get(entry.id) ?? period;
    const isEarlier = lastMonth(of) < firstMonth(period) && yearOf(of) === yearOf(period);
    return isEarlier && contains(period, entry.period) ? of : '';
  };
  const periods = [...new Set(own.map(earlier))].filter(Boolean).sort(byEnd);
  if (periods.length === 0) return statement;
  const scoredWith = (known: readonly string[]) => {
    const left = new Set(own.flatMap((one) => (earlier(one) && !known.includes(earlier(one)) ? one.id : [])));
    const entries = own.filter(({ id, reverses }) => !left.has(id) && !left.has(reverses ?? ''));
    const subjects = input.subjects.filter(({ id }) => id === statement.subject);
    return scoreEach({ ...input, subjects, entries }).rows[0] ?? statement;
  };
  const { sections, effects, ...apart } = scoredWith([]);
  let { points } = apart;
  const lines = periods.map((of, n): Effect => {
    const before = points;
    points = scoredWith(periods.slice(0, n + 1)).points;
    return {
      entry: null,
      item: '',
      section: '',
      points: points - before,
      reason: 'correction',
      corrects: of
    };
  });
  return { ...statement, sections, effects: [...effects, ...lines.filter((line) => line.points !== 0)] };
}
