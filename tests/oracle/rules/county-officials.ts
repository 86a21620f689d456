import { nameOf } from './calendar';
import { decimal, larger, negative, plus, smaller, whole, zero, type OracleFraction } from './fraction';
import { amount, count, givenOnce, levels, ranks, type Items } from './item';
import { noPoints, put, together } from './points';
import { bottom, inPool, pools, rewardPercent, sanctionPercent, scarceTop } from './rank';
import { type OutcomesOf, type OracleRules } from './rules';
import { rowsOf } from './score';
import {
  type OracleEntry,
  type OracleOutcome,
  type OraclePeriod,
  type OracleRow,
  type OracleTie
} from './words';
import { allButMost, byMatter, worth } from './worth';

const conduct = {
  'politics-loyalty': 30,
  'politics-belief': 10,
  'politics-masses': 10,
  'discipline-rules': 10,
  'discipline-duty': 10,
  'role-service': 10,
  'role-courage': 10,
  'virtue-values': 5,
  'virtue-habits': 5
};

const items: Items = {
  ...Object.fromEntries(Object.keys(conduct).map((item) => [item, amount('conduct')])),
  'personal-honour': levels('award', { national: '8', region: '4', city: '2', county: '1' }),
  'work-honour': levels('award', { national: '5', region: '3', city: '2', county: '1' }),
  'last-year-excellent': givenOnce(count('award', '1'), { months: 12, word: 'last-year' }),
  'key-secondment': count('award', '2'),
  'city-ranking': ranks('award', '2', '1', '0.5'),
  media: levels('award', { national: '3', province: '2', city: '1' }),
  'public-welfare': count('award', '3'),
  'for-the-people': count('award', '3'),
  disobedience: count('penalty', '-5'),
  'low-ranking': count('penalty', '-3'),
  'last-year-unqualified': givenOnce(count('penalty', '-3'), { months: 12, word: 'last-year' }),
  'named-criticism': count('penalty', '-1'),
  'unit-criticised': count('penalty', '-1'),
  'circular-criticism': count('penalty', '-1'),
  reminder: count('penalty', '-1'),
  'other-negative': count('penalty', '-1'),
  admonition: count('penalty', '-2')
};

const isOf = (section: string) => (entry: OracleEntry) => items[entry.item]?.section === section;

export const countyOfficials: OracleRules = {
  id: 'county-officials',
  since: 2024,
  until: 2026,
  base: whole(100),
  sections: ['conduct', 'award', 'penalty'],
  items,
  score: { month: 'points', quarter: 'points', year: 'balance' },
  /** C2. */
  outdone: (matter) => [
    ...allButMost(matter.filter(isOf('award')), (entry) => worth(items, entry)),
    ...allButMost(matter.filter(isOf('penalty')), (entry) => negative(worth(items, entry)))
  ],

  year({ entries }) {
    const sections = noPoints(this.sections);
    for (const [item, most] of Object.entries(conduct)) {
      const off = entries.filter((entry) => entry.item === item).map((entry) => decimal(entry.value));
      put(sections, 'conduct', negative(smaller(whole(most), off.reduce(plus, zero))));
    }
    for (const matter of byMatter(entries.filter(isOf('award')))) {
      // C3: at most 10 for a matter.
      put(sections, 'award', smaller(whole(10), matter.map((entry) => worth(items, entry)).reduce(larger)));
    }
    for (const matter of byMatter(entries.filter(isOf('penalty')))) {
      put(
        sections,
        'penalty',
        larger(mostTakenOff, matter.map((entry) => worth(items, entry)).reduce(smaller))
      );
    }
    return { total: together(sections), sections, adjustment: zero, vetoed: false, incomplete: false };
  },

  outcomes
};

/** C3 belongs to the clause on awards (最高分); penalties have no such bound. */
const mostTakenOff: OracleFraction = whole(-1_000_000);

interface Shares {
  top: string[];
  tie: string[];
  bottom: string[];
}

/** The first 15% and the last 5% of a pool in a period. */
function sharesOf(of: OutcomesOf, period: OraclePeriod, pool: string): Shares {
  return sharesAmong(inPool(rowsOf(of.rules, of.books, period), pool));
}

function sharesAmong(field: readonly OracleRow[]): Shares {
  const { subjects, tie } = scarceTop(field, rewardPercent(field.length, 15));
  return { top: subjects, tie, bottom: bottom(field, sanctionPercent(field.length, 5)) };
}

/** M16: an earlier period by the pools of then: as it was sealed, or else as it comes out. */
function sharesThen(of: OutcomesOf, period: OraclePeriod): Shares[] {
  const sealed = of.books.sealed?.get(nameOf(period));
  const rows = sealed?.rows ?? rowsOf(of.rules, of.books, period);
  return pools(rows).map((pool) => sharesAmong(inPool(rows, pool)));
}

function bottomsIn(of: OutcomesOf, period: OraclePeriod): string[] {
  return sharesThen(of, period).flatMap((shares) => shares.bottom);
}

/** 被确定为末位人员: as people decided where the year is sealed (M16). */
function lastIn(of: OutcomesOf, period: OraclePeriod): readonly string[] {
  return of.books.sealed?.get(nameOf(period))?.last ?? bottomsIn(of, period);
}

function quarter(year: number, number: number): OraclePeriod {
  return { span: 'quarter', year, first: number * 3 - 2, last: number * 3 };
}

function outcomes(of: OutcomesOf): { outcomes: OracleOutcome[]; ties: OracleTie[] } {
  const { period, rows } = of;
  const found: OracleOutcome[] = [];
  const ties: OracleTie[] = [];
  for (const pool of pools(rows)) {
    const everyone = rows.filter((row) => row.pool === pool).map((row) => row.subject);
    if (period.span === 'year') {
      const now = sharesOf(of, period, pool);
      found.push({ rule: 'advanced', pool, subjects: now.top }, { rule: 'last', pool, subjects: now.bottom });
      if (now.tie.length > 0) ties.push({ rule: 'advanced', pool, subjects: now.tie });
      const last = (year: number) =>
        year < 2024 ? [] : lastIn(of, { span: 'year', year, first: 1, last: 12 });
      const [here, before, long] = [now.bottom, last(period.year - 1), last(period.year - 2)];
      const two = everyone.filter((one) => here.includes(one) && before.includes(one));
      const three = two.filter((one) => long.includes(one));
      found.push(
        { rule: 'admonition-talk', pool, subjects: two.filter((one) => !three.includes(one)) },
        { rule: 'post-adjustment', pool, subjects: three }
      );
    }
    if (period.span === 'year' || (period.span === 'quarter' && period.last === 12)) {
      const four = [1, 2, 3, 4].map((number) => sharesThen(of, quarter(period.year, number)));
      found.push(
        {
          rule: 'priority',
          pool,
          subjects: everyone.filter((one) => four.every((q) => q.some(({ top }) => top.includes(one))))
        },
        {
          rule: 'no-awards',
          pool,
          subjects: everyone.filter((one) =>
            four.every((q) => q.some(({ bottom: low }) => low.includes(one)))
          )
        }
      );
      const tiedIn = new Map<string, string[]>();
      for (const [n, then] of four.entries()) {
        for (const { tie } of then) {
          const tied = tie.filter((one) => everyone.includes(one)).sort();
          if (tied.length === 0) continue;
          const key = tied.join(' ');
          tiedIn.set(key, [...(tiedIn.get(key) ?? []), `${period.year}-Q${n + 1}`]);
        }
      }
      for (const [tied, periods] of tiedIn)
        ties.push({ rule: 'priority', pool, subjects: tied.split(' '), periods });
    }
    if (period.span === 'quarter') {
      const subjects = everyone.filter((one) => runOf(of, one, period) === 3);
      found.push({ rule: 'interview', pool, subjects });
    }
  }
  return { outcomes: found, ties };
}

/**
 * The number of consecutive quarters, ending with this one and across years, in which the subject was in the
 * bottom 5%.
 */
function runOf(of: OutcomesOf, subject: string, period: OraclePeriod): number {
  let [year, number, length] = [period.year, period.last / 3, 0];
  while (year >= 2024 && bottomsIn(of, quarter(year, number)).includes(subject)) {
    length += 1;
    [year, number] = number === 1 ? [year - 1, 4] : [year, number - 1];
  }
  return length;
}
