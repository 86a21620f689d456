import { isPresent, serviceIn } from './calendar';
import { larger, minus, plus, rounded, zero, type OracleFraction } from './fraction';
import { live } from './live';
import { difference, noPoints } from './points';
import { rankOf } from './rank';
import { type OracleResult, type OracleRules } from './rules';
import {
  type Books,
  type OraclePeriod,
  type OracleRow,
  type OracleStatus,
  type OracleSubject,
  type OracleYear
} from './words';

/** M5: the rules applied to every entry of the year booked in months ≤ k, from scratch each time. */
export function yearToDate(
  rules: OracleRules,
  books: Books,
  subject: OracleSubject,
  year: number,
  k: number
): OracleYear {
  if (k === 0) {
    const sections = noPoints(rules.sections);
    return { total: zero, sections, adjustment: zero, vetoed: false, incomplete: false };
  }
  const own = books.entries.filter((entry) => entry.subject === subject.subject);
  return rules.year({ subject, entries: live(rules.items, own, year, k), year, k, books });
}

function result(
  rules: OracleRules,
  books: Books,
  subject: OracleSubject,
  period: OraclePeriod
): OracleResult {
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
export function rowsOf(rules: OracleRules, books: Books, period: OraclePeriod): OracleRow[] {
  const rows = books.roster.map((subject): OracleRow => {
    const { points, balance, year } = result(rules, books, subject, period);
    const score: OracleFraction | null = rules.score[period.span] === 'points' ? points : balance;
    if (score === null) throw new Error('no score');
    return {
      subject: subject.subject,
      pool: serviceIn(subject, period).pool,
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

function statusOf(subject: OracleSubject, period: OraclePeriod, year: OracleYear): OracleStatus {
  if (!isPresent(subject, period)) return 'not-ranked';
  if (year.incomplete) return 'incomplete';
  return year.vetoed ? 'vetoed' : 'ranked';
}

function inOrder(a: OracleRow, b: OracleRow): number {
  const [first, second] = [a.rank ?? Infinity, b.rank ?? Infinity];
  if (first !== second) return first < second ? -1 : 1;
  return a.subject < b.subject ? -1 : 1;
}
