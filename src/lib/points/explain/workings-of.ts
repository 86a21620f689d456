import { lastDay, monthOfYear, periodOf } from '../../calendar';
import { fraction, multiplied, rounded, type Fraction } from '../exact';
import { servedSince } from '../score/first-month';
import type { Item, ScoredLine } from '../kinds';
import { ballotResult } from '../kinds/ballot/ballot';
import type { Entry, Subject } from '../ledger';
import type { Ballot } from '../reading/ballots';
import { chapterOn, rulebookOf } from '../scheme/rulebook';
import type { Scheme } from '../scheme/scheme';
import { YearsOf } from '../score/score-one';
import type { PaperMonths } from '../score/taken-over';
import { SubjectLedger } from '../score/subject-ledger';
import type { YearToDate } from '../score/year-to-date';
import type { Working } from './working';

interface Input {
  scheme: Scheme;
  subject: Subject;
  /** entries of all subjects */
  entries: readonly Entry[];
  ballots?: readonly Ballot[];
  period: string;
  finished?: string;
  paper?: PaperMonths | undefined;
  /** the ledger's first month, `YYYY-MM` (M15) */
  first?: string | undefined;
}

/** The weightings, means and ballots behind one subject's result; none in a scheme, or a period, that divides nothing. */
export function workingsOf({
  scheme,
  subject,
  entries,
  ballots = [],
  period: name,
  finished,
  paper,
  first
}: Input): Working[] {
  const book = rulebookOf(scheme);
  const period = periodOf(name);
  const { rules } = chapterOn(book, lastDay(period.last));
  const own = ballots.filter((one) => one.subject === subject.id);
  const ledger = SubjectLedger.bySubject(entries).get(subject.id) ?? SubjectLedger.empty;
  const years = new YearsOf(
    { subject: servedSince(subject, first), ledger, ballots: own },
    { period, finished, paper },
    book
  );
  const { after, before } = years.around(period);
  if (before !== null) return [];
  return [
    ...rules.items.flatMap((item): Working[] => {
      if (item.kind === 'weighted') return [weighted(item, after)];
      return item.kind === 'ballot' && period.kind === 'year' ? [balloted(item, own)] : [];
    }),
    ...(rules.year.takes === 'mean-of-months' && period.kind === 'year' ? mean(after, period.year) : [])
  ];
}

function weighted(item: Extract<Item, { kind: 'weighted' }>, { lines }: YearToDate): Working {
  const parts = item.parts.map((part) => ({
    item: part,
    points: lines.reduce((sum, line) => (line.rule.home.item.id === part ? sum + line.points : sum), 0)
  }));
  const sum = parts.reduce((total, one) => total + one.points, 0);
  const { id, max, outOf } = item;
  const result = Math.max(0, rounded(multiplied(sum, fraction(max, outOf))));
  return { kind: 'weighted', item: id, parts, sum, max, outOf, result };
}

function mean({ lines: booked, adjustments }: YearToDate, year: number): Working[] {
  const lines = [...booked, ...adjustments];
  const byMonth = new Map<number, number>();
  for (const { month, points } of lines) {
    if (month > 0) byMonth.set(month, (byMonth.get(month) ?? 0) + points);
  }
  // An entry of a month without presence is among the lines with 0 points, but the mean is of the months
  // that gave full marks.
  const given = new Set(lines.flatMap(({ month, entry }) => (month > 0 && entry === null ? month : [])));
  const months = [...given]
    .sort((a, b) => a - b)
    .map((month) => ({
      month: monthOfYear(year, month),
      points: byMonth.get(month) ?? 0
    }));
  const sum = months.reduce((total, one) => total + one.points, 0);
  if (months.length === 0) return [];
  const share = fraction(1, months.length);
  return [
    {
      kind: 'mean',
      months,
      given: givenIn(lines, { year, share }),
      sum,
      result: rounded(multiplied(sum, share))
    }
  ];
}

/** Rounded once for all months: twelve times 40 ÷ 12 are 40. */
function givenIn(
  lines: readonly ScoredLine[],
  { year, share }: { year: number; share: Fraction }
): Extract<Working, { kind: 'mean' }>['given'] {
  const own = lines.filter(({ entry, month }) => entry === null && month > 0);
  const groups = new Map<string, ScoredLine[]>();
  for (const line of own) {
    const key = `${line.rule.item.id} ${line.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const byMonth = Object.fromEntries(some.map(({ month, points }) => [monthOfYear(year, month), points]));
    const result = rounded(
      multiplied(
        some.reduce((total, { points }) => total + points, 0),
        share
      )
    );
    return [{ item: first.rule.item.id, reason: first.reason, byMonth, result }];
  });
}

function balloted(item: Extract<Item, { kind: 'ballot' }>, ballots: readonly Ballot[]): Working {
  const groups = Object.entries(item.groups).map(([group, percent]) => {
    const own = ballots.filter((one) => one.group === group);
    return { group, percent, ballots: own.length, sum: own.reduce((sum, one) => sum + one.score, 0) };
  });
  const { id, minimum, weight } = item;
  const exact = ballotResult(item, ballots);
  const result = exact === null ? null : rounded(exact);
  return { kind: 'ballots', item: id, groups, minimum, weight, result };
}
