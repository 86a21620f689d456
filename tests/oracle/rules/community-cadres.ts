import { isPresentInMonth, monthName } from './calendar';
import { compare, fraction, over, plus, whole, zero, type OracleFraction } from './fraction';
import { count, fact, givenOnce, levels, ofMonth, ranks, resolution, type Items } from './item';
import { noPoints, put, together } from './points';
import { bottom, inPool, pools, rewardThird, sanctionThird, scarceTop, top } from './rank';
import { type OutcomesOf, type OracleRules } from './rules';
import { yearToDate } from './score';
import { type OracleConversion, type OracleEntry, type OracleOutcome, type OracleTie } from './words';
import { allButMost, byMatter, worth } from './worth';

const items: Items = {
  punctual: { takes: 'nothing', section: 'base' },
  'full-attendance': { takes: 'nothing', section: 'base' },
  late: ofMonth(fact('base')),
  'early-leave': ofMonth(fact('base')),
  absent: ofMonth(fact('base')),
  'personal-leave': ofMonth(fact('base')),
  'sick-leave': ofMonth(fact('base')),
  'no-criticism': { takes: 'nothing', section: 'base' },
  criticised: ofMonth(count('base', '-5')),
  'four-knows': givenOnce(ranks('base', '10', '10', '10', '10', '10'), { months: 3, places: 5 }),
  'other-base': resolution('base'),
  'task-early': count('task', '2'),
  'task-on-time': count('task', '1'),
  'task-late': count('task', '-2'),
  activity: count('task', '2'),
  mediation: count('task', '5'),
  'no-complaint': { takes: 'nothing', section: 'task' },
  complaint: ofMonth(count('task', '-1')),
  registration: count('task', '5'),
  contest: count('task', '2'),
  'contest-top3': count('task', '5'),
  'good-deed': count('task', '5'),
  'other-task': resolution('task'),
  'study-top5': givenOnce(ranks('award', '5', '5', '5', '5', '5'), { months: 6, places: 5 }),
  commendation: levels('award', { street: '5', city: '10', prefecture: '15', region: '20', national: '30' }),
  'other-award': resolution('award')
};

const standing = [
  { section: 'base', points: 8, brokenBy: ['late', 'early-leave', 'absent'] },
  {
    section: 'base',
    points: 10,
    brokenBy: ['late', 'early-leave', 'absent', 'personal-leave', 'sick-leave']
  },
  { section: 'base', points: 5, brokenBy: ['criticised'] },
  { section: 'task', points: 5, brokenBy: ['complaint'] }
];

/** A4: of the early and on-time entries of one matter, only the one worth most counts. */
const onTime = ['task-early', 'task-on-time'];

export const communityCadres: OracleRules = {
  id: 'community-cadres',
  since: 2024,
  until: null,
  base: whole(100),
  sections: ['base', 'task', 'award'],
  items,
  score: { month: 'points', quarter: 'points', 'half-year': 'points', year: 'balance' },
  outdone: (matter) =>
    allButMost(
      matter.filter((entry) => onTime.includes(entry.item)),
      (entry) => worth(items, entry)
    ),

  year({ subject, entries, year, k }) {
    const sections = noPoints(this.sections);
    for (let month = 1; month <= k; month++) {
      const happened = entries
        .filter((entry) => entry.date.startsWith(monthName(year, month)))
        .map((entry) => entry.item);
      if (isPresentInMonth(subject, year, month)) {
        for (const { section, points, brokenBy } of standing) {
          if (!brokenBy.some((item) => happened.includes(item))) put(sections, section, whole(points));
        }
      }
      if (happened.includes('criticised')) put(sections, 'base', whole(-5));
    }
    for (const entry of entries) {
      if (entry.item === 'criticised' || onTime.includes(entry.item)) continue;
      put(sections, items[entry.item]?.section ?? '', worth(items, entry));
    }
    for (const matter of byMatter(entries.filter((entry) => onTime.includes(entry.item)))) {
      put(sections, 'task', mostOf(matter));
    }
    return { total: together(sections), sections, adjustment: zero, vetoed: false, incomplete: false };
  },

  outcomes,

  conversions({ books, period, rules }) {
    return books.roster.flatMap((subject): OracleConversion[] => {
      const { sections } = yearToDate(rules, books, subject, period.year, period.last);
      const saved = plus(sections['task'] ?? zero, sections['award'] ?? zero);
      const hundreds = fullHundreds(saved);
      if (hundreds <= 0n) return [];
      return [{ rule: 'leave-offset', subject: subject.subject, value: fraction(hundreds, 2n) }];
    });
  }
};

function mostOf(matter: readonly OracleEntry[]): OracleFraction {
  return matter.map((entry) => worth(items, entry)).reduce((a, b) => (compare(a, b) >= 0 ? a : b));
}

function fullHundreds(points: OracleFraction): bigint {
  if (compare(points, zero) <= 0) return 0n;
  const { n, d } = over(points, whole(100));
  return n / d;
}

function outcomes({ rows, period }: OutcomesOf): { outcomes: OracleOutcome[]; ties: OracleTie[] } {
  const found: OracleOutcome[] = [];
  const ties: OracleTie[] = [];
  for (const pool of pools(rows)) {
    const field = inPool(rows, pool);
    const third = rewardThird(field.length);
    if (period.span === 'half-year') {
      const { subjects, tie } = scarceTop(field, third);
      found.push({ rule: 'half-year-reward', pool, subjects });
      if (tie.length > 0) ties.push({ rule: 'half-year-reward', pool, subjects: tie });
    }
    if (period.span === 'year') {
      const spared = top(field, third);
      const three = bottom(field, 3).filter((subject) => !spared.includes(subject));
      const thirdBelow = bottom(field, sanctionThird(field.length)).filter(
        (subject) => !spared.includes(subject) && !three.includes(subject)
      );
      found.push(
        { rule: 'bottom-three', pool, subjects: three },
        { rule: 'bottom-third', pool, subjects: thirdBelow }
      );
    }
  }
  return { outcomes: found, ties };
}
