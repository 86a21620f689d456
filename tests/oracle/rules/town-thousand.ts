import { isPresentInMonth, monthName, serviceIn, serviceOn } from './calendar';
import {
  compare,
  decimal,
  fraction,
  larger,
  minus,
  negative,
  over,
  plus,
  sum,
  times,
  whole,
  zero,
  type OracleFraction
} from './fraction';
import {
  assess,
  bounded,
  clause,
  count,
  fact,
  givenOnce,
  levels,
  ofMonth,
  resolution,
  type Items
} from './item';
import { bookedUpTo, live } from './live';
import { noPoints, put, together } from './points';
import { pools, ranked } from './rank';
import { type OutcomesOf, type OracleResult, type OracleRules } from './rules';
import {
  type OracleBallot,
  type OracleEntry,
  type OracleOutcome,
  type Points,
  type OracleSubject
} from './words';
import { allButMost, byMatter, howOften, worth } from './worth';

const nothing = (section: string) => ({ takes: 'nothing', section }) as const;

/** Clause 三6 names the district and the city themselves. */
const townWords = { 文登: 'district', 威海: 'prefecture' };

const items: Items = {
  attendance: nothing('office'),
  'attendance-late': ofMonth(clause('office')),
  'attendance-early': ofMonth(clause('office')),
  'attendance-absent': ofMonth(clause('office')),
  hygiene: nothing('office'),
  'hygiene-fault': ofMonth(clause('office')),
  duty: nothing('office'),
  'duty-missed': ofMonth(clause('office')),
  'duty-grave': ofMonth(clause('office')),
  alcohol: nothing('office'),
  'alcohol-noon': ofMonth(clause('office')),
  activities: nothing('office'),
  'refused-task': ofMonth(clause('office')),
  'meeting-fault': ofMonth(clause('office')),
  utilities: nothing('office'),
  'utilities-fault': ofMonth(clause('office')),
  volunteer: clause('office'),
  visits: nothing('office'),
  visit: fact('office'),
  'visit-false': clause('office'),
  leave: nothing('office'),
  'personal-leave': fact('office'),
  'sick-leave': fact('office'),
  appraisal: nothing('appraisal'),
  central: assess('central', '300', 'central'),
  'masses-day-fault': clause('central'),
  professional: assess('professional', '200', 'professional'),
  'professional-grade': {
    takes: 'number',
    section: 'professional',
    from: '0',
    whole: true,
    once: 'professional'
  },
  'dept-criticised': clause('professional'),
  'report-unit': clause('professional'),
  'report-personal': clause('professional'),
  'report-personal-head': clause('professional'),
  special: { ...bounded('award', '100', '200'), needsBasis: true },
  'dept-honour': levels('award', { city: '10', prefecture: '20', province: '40', national: '100' }),
  'site-meeting': levels('award', { city: '20', prefecture: '40', province: '80', national: '200' }),
  inspection: levels('award', { prefecture: '20', province: '40', national: '80' }, { 威海: 'prefecture' }),
  experience: levels('award', { city: '20', prefecture: '40', province: '60', national: '80' }),
  'party-inspection': levels('award', { district: '20', prefecture: '50', poor: '-50' }, townWords),
  'organisation-inspection': levels('award', { district: '20', prefecture: '50', poor: '-50' }, townWords),
  secondment: count('award', '10'),
  'village-secretary': givenOnce(bounded('award', '20', '50'), { months: 12 }),
  investment: resolution('award'),
  sanction: bounded('discipline', '15', '40'),
  circular: fact('discipline')
};

export const townThousand: OracleRules = {
  id: 'town-thousand',
  since: 2024,
  until: null,
  base: zero,
  sections: ['office', 'appraisal', 'central', 'professional', 'award', 'discipline'],
  items,
  score: { month: 'points', year: 'balance' },
  ballotGroups: ['leaders', 'staff'],
  outdone: (matter) =>
    allButMost(
      matter.filter((entry) => entry.item === 'dept-honour'),
      (entry) => worth(items, entry)
    ),

  /** The year's own part and the mean, with a floor, which is `balance(year)`. */
  year({ subject, entries, year, books }) {
    const sections = noPoints(this.sections);
    const presentIn = monthsPresent(subject, year);
    const mean = (of: (month: OracleEntry[]) => OracleFraction) =>
      presentIn.length === 0
        ? zero
        : over(sum(presentIn.map((month) => of(inMonth(entries, year, month)))), whole(presentIn.length));
    const often = (item: string) => howOften(entries, item);
    const less = (full: OracleFraction, ...taken: OracleFraction[]) => larger(zero, minus(full, sum(taken)));
    const each = (item: string, points: number) => times(whole(often(item)), whole(points));

    put(sections, 'office', mean(monthScore));
    put(sections, 'office', each('alcohol-noon', -100));
    put(sections, 'office', each('volunteer', 5));
    if (often('volunteer') < 10) put(sections, 'office', whole(-20));
    const missing = Math.max(0, 100 - often('visit'));
    put(sections, 'office', less(whole(40), whole(5 * missing), each('visit-false', 5)));
    if (often('personal-leave') > 30 || often('sick-leave') > 90)
      put(sections, 'office', negative(mean(attendance)));
    else if (often('personal-leave') > 15 || often('sick-leave') > 40) put(sections, 'office', whole(-20));

    const ballot = ballotOf(books.ballots.filter((one) => one.subject === subject.subject));
    put(sections, 'appraisal', ballot ?? zero);

    const central = entries.find((entry) => entry.item === 'central');
    put(sections, 'central', less(decimal(central?.value ?? '0'), each('masses-day-fault', 50)));

    const professional = professionalOf(entries);
    put(
      sections,
      'professional',
      less(
        professional ?? zero,
        each('dept-criticised', 30),
        reports(subject, entries),
        each('report-personal', 20),
        each('report-personal-head', 30)
      )
    );

    const awards = entries.filter((entry) => items[entry.item]?.section === 'award');
    for (const entry of awards) if (entry.item !== 'dept-honour') put(sections, 'award', worth(items, entry));
    for (const matter of byMatter(awards.filter((entry) => entry.item === 'dept-honour'))) {
      put(sections, 'award', matter.map((entry) => worth(items, entry)).reduce(larger));
    }
    for (const entry of entries) {
      if (entry.item === 'sanction') put(sections, 'discipline', negative(decimal(entry.value)));
    }

    const total = larger(zero, together(sections));
    return {
      total,
      sections,
      adjustment: minus(total, together(sections)),
      vetoed: false,
      incomplete: ballot === null || central === undefined || professional === null
    };
  },

  ownResult,
  outcomes
};

function inMonth(entries: readonly OracleEntry[], year: number, month: number): OracleEntry[] {
  return entries.filter((entry) => entry.date.startsWith(monthName(year, month)));
}

/** The whole unit reported: a head loses twice as much as anybody else, whoever was head on that day (M16). */
function reports(subject: OracleSubject, entries: readonly OracleEntry[]): OracleFraction {
  const taken = entries
    .filter(({ item }) => item === 'report-unit')
    .map(({ date, quantity }) => whole(quantity * (serviceOn(subject, date).group === 'head' ? 40 : 20)));
  return sum(taken);
}

function monthsPresent(subject: OracleSubject, year: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => isPresentInMonth(subject, year, month));
}

/** Full marks less what was taken off, never below 0. */
function left(full: number, ...taken: number[]): OracleFraction {
  return whole(Math.max(0, full - taken.reduce((all, one) => all + one, 0)));
}

function attendance(month: readonly OracleEntry[]): OracleFraction {
  const absences = howOften(month, 'attendance-absent');
  if (absences > 5) return zero;
  return left(
    40,
    5 * howOften(month, 'attendance-late'),
    5 * howOften(month, 'attendance-early'),
    5 * absences
  );
}

function monthScore(month: readonly OracleEntry[]): OracleFraction {
  const often = (item: string) => howOften(month, item);
  return sum([
    attendance(month),
    left(60, 5 * often('hygiene-fault')),
    left(40, 10 * often('duty-missed'), 50 * often('duty-grave')),
    often('alcohol-noon') > 0 ? zero : whole(40),
    left(40, 20 * often('refused-task'), 10 * often('meeting-fault')),
    left(40, 10 * often('utilities-fault'))
  ]);
}

/** The mean of the two groups' means, × 2; null when a group has fewer than 5 ballots. */
function ballotOf(ballots: readonly OracleBallot[]): OracleFraction | null {
  const means = ['leaders', 'staff'].map((group) => {
    const scores = ballots.filter((ballot) => ballot.group === group).map((ballot) => ballot.score);
    return scores.length < 5 ? null : over(sum(scores), whole(scores.length));
  });
  const [leaders, staff] = means;
  if (leaders == null || staff == null) return null;
  const half = fraction(1n, 2n);
  return times(plus(times(leaders, half), times(staff, half)), whole(2));
}

/** The given 0–200, or 200 less 15 for each whole grade below the best; null when neither was entered. */
function professionalOf(entries: readonly OracleEntry[]): OracleFraction | null {
  const given = entries.find((entry) => entry.item === 'professional');
  if (given) return decimal(given.value);
  const grade = entries.find((entry) => entry.item === 'professional-grade');
  return grade ? whole(200 - 15 * Number(grade.value)) : null;
}

/**
 * E1: a month is its own items, and what is booked later the difference; the year is the mean and the year's
 * items.
 */
function ownResult({
  subject,
  period,
  books,
  rules
}: Parameters<NonNullable<OracleRules['ownResult']>>[0]): OracleResult {
  const own = books.entries.filter((entry) => entry.subject === subject.subject);
  if (period.span === 'year') {
    const year = rules.year({
      subject,
      entries: live(items, own, period.year, 12),
      year: period.year,
      k: 12,
      books
    });
    return { points: year.total, balance: year.total, year };
  }
  const soFar = (k: number) => {
    const entries = live(items, own, period.year, k);
    return sum(
      monthsPresent(subject, period.year)
        .filter((month) => month <= k)
        .map((month) => monthScore(inMonth(entries, period.year, month)))
    );
  };
  const points = minus(soFar(period.last), soFar(period.last - 1));
  const sections: Points = { ...noPoints(rules.sections), office: points };
  return {
    points,
    balance: null,
    year: { total: points, sections, adjustment: zero, vetoed: false, incomplete: false }
  };
}

const stars: readonly (readonly [number, number])[] = [
  [5, 900],
  [4, 800],
  [3, 700],
  [2, 600],
  [1, 500]
];

function outcomes({ rows, books, period }: OutcomesOf): { outcomes: OracleOutcome[]; ties: [] } {
  if (period.span !== 'year') return { outcomes: [], ties: [] };
  const of = (subject: string) =>
    live(items, bookedUpTo(books.entries, period.year, 12), period.year, 12).filter(
      (entry) => entry.subject === subject
    );
  const found: OracleOutcome[] = [];
  for (const pool of pools(rows)) {
    const here = rows.filter((row) => row.pool === pool);
    const starsOf = (row: (typeof rows)[number]) => {
      const [reached] = stars.find(([, bound]) => compare(row.score, whole(bound)) >= 0) ?? [0];
      return howOften(of(row.subject), 'sanction') > 0 ? Math.min(1, reached) : reached;
    };
    for (const number of [5, 4, 3, 2, 1, 0]) {
      const subjects = ranked(here).filter((row) => starsOf(row) === number);
      found.push({ rule: `stars-${number}`, pool, subjects: subjects.map((row) => row.subject) });
    }
    const whoever = (test: (row: (typeof rows)[number]) => boolean) =>
      here.filter(test).map((row) => row.subject);
    const isTemporary = (subject: string) =>
      books.roster.some((one) => one.subject === subject && serviceIn(one, period).group === 'temporary');
    found.push(
      {
        rule: 'no-awards-sanction',
        pool,
        subjects: whoever((row) => howOften(of(row.subject), 'sanction') > 0)
      },
      {
        rule: 'self-criticism',
        pool,
        subjects: whoever((row) => howOften(of(row.subject), 'alcohol-noon') > 0)
      },
      {
        rule: 'dismissal-proposal',
        pool,
        subjects: whoever((row) => isTemporary(row.subject) && howOften(of(row.subject), 'circular') >= 3)
      }
    );
  }
  return { outcomes: found, ties: [] };
}
