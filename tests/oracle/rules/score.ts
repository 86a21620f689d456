import { isPresent } from './calendar';
import { larger, minus, plus, rounded, zero, type Fraction } from './fraction';
import { live } from './live';
import { difference, noPoints } from './points';
import { rankOf } from './rank';
import { type OwnResult, type Rules } from './rules';
import { type Books, type Period, type Row, type Status, type Subject, type Year } from './words';

/** M5: the rules applied to every entry of the year booked in months ≤ k, from scratch each time. */
export function yearToDate(rules: Rules, books: Books, subject: Subject, year: number, k: number): Year {
  if (k === 0) {
    const sections = noPoints(rules.sections);
    return { total: zero, sections, adjustment: zero, vetoed: false, incomplete: false };
  }
  const own = books.entries.filter((entry) => entry.subject === subject.subject);
  return rules.year({ subject, entries: live(rules.items, own, year, k), year, k, books });
}

function result(rules: Rules, books: Books, subject: Subject, period: Period): OwnResult {
  if (rules.ownResult) return rules.ownResult({ subject, period, books, rules });
  const after = yearToDate(rules, books, subject, period.year, period.last);
  const before = yearToDate(rules, books, subject, period.year, period.first - 1);
  return {
    points: minus(after.total, before.total),
    balance: larger(zero, plus(rules.base, after.total)),
    year: {
      ...after,
      sections: difference(after.sections, before.sections),
      adjustment: minus(after.adjustment, before.adjustment)
    }
  };
}

/** The rows of a period with their ranks, in rank order and then by subject. */
export function rowsOf(rules: Rules, books: Books, period: Period): Row[] {
  const rows = books.roster.map((subject): Row => {
    const { points, balance, year } = result(rules, books, subject, period);
    const score: Fraction | null = rules.score[period.span] === 'points' ? points : balance;
    if (score === null) throw new Error('no score');
    return {
      subject: subject.subject,
      pool: subject.pool,
      status: statusOf(subject, period, year),
      points,
      balance,
      score: rounded(score),
      rank: null,
      sections: year.sections,
      adjustment: year.adjustment
    };
  });
  return rows.map((row) => ({ ...row, rank: rankOf(row, rows) })).sort(inOrder);
}

function statusOf(subject: Subject, period: Period, year: Year): Status {
  if (!isPresent(subject, period)) return 'not-ranked';
  if (year.incomplete) return 'incomplete';
  return year.vetoed ? 'vetoed' : 'ranked';
}

function inOrder(a: Row, b: Row): number {
  const [first, second] = [a.rank ?? Infinity, b.rank ?? Infinity];
  if (first !== second) return first < second ? -1 : 1;
  return a.subject < b.subject ? -1 : 1;
}
