import { byEnd, lastDay, monthOfYear, yearOf } from '$lib/calendar';
import { entryWorth } from '$lib/local/phone/explain/entry-worth';
import { correctionsOf } from '$lib/local/phone/explain/own-corrections';
import { phoneScheme } from '$lib/local/phone/explain/my-period';
import { statementOf } from '$lib/local/phone/explain/statement';
import { formatPoints, itemOf, recordedSince, rulesOn, scoreNoun, type Scheme } from '$lib/points';
import type { LongerResult, MyResult, MyState } from '$lib/sync';
import type { YearFile } from '$lib/ui/paper/year-file';
import { decisionBody } from '$lib/ui/text/marking-text';
import { wasText } from '$lib/ui/text/was-text';
import { itemText } from '$lib/ui/text/item-text';

/** The years of which this phone has something, and the open one; the open one last. */
export function myYears({ entries, results, longer, open }: MyState): number[] {
  const periods = [...entries, ...results, ...longer].map(({ period }) => period);
  const years = [...new Set(periods.map(yearOf))].filter((year) => year !== yearOf(open));
  return [...years.sort((a, b) => a - b), yearOf(open)];
}

/**
 * One's own yearly file, worked out from the data on this phone as the office's is from the ledger.
 * @returns null when this version doesn't know the scheme
 */
export function myYearFile(state: MyState, year: number): YearFile | null {
  const scheme = phoneScheme(state);
  if (!scheme) return null;
  const { papers, unit } = state;
  const rules = rulesOn(scheme, lastDay(monthOfYear(year, 12)));
  const sections = rules.sections.map(({ id, name, english }) => ({ id, name, english }));
  const sealed = [...state.results, ...state.longer].filter(({ period }) => yearOf(period) === year);
  return {
    sections,
    kinds: Object.keys(rules.score),
    base: formatPoints(rules.base),
    assembly: scheme.assembly !== undefined,
    score: scoreNoun(scheme),
    recordedSince: recordedSince(String(year), unit.firstPeriod),
    periods: sealed
      .sort((a, b) => byEnd(a.period, b.period))
      .map((result) => periodOf(state, result, sections)),
    lines: linesOf(state, scheme, year),
    grades: (papers.assessments.find((each) => each.year === year)?.rulings ?? []).map(
      ({ name, english, upheld, given, date, minutes }) => ({
        name,
        english,
        confirmed: upheld,
        given,
        date,
        minutes
      })
    ),
    brought: papers.brought.flatMap(({ months, ...rest }) => {
      const ofYear = months.filter(({ period }) => yearOf(period) === year);
      if (ofYear.length === 0) return [];
      const points = ofYear.map((each) => ({ period: each.period, points: formatPoints(each.points) }));
      return { ...rest, months: points };
    }),
    objections: papers.objections.filter(({ notice }) => yearOf(notice.period) === year)
  };
}

function periodOf(
  state: MyState,
  { period, sealed, status, points, balance, rank, paper = false }: MyResult | LongerResult,
  sections: YearFile['sections']
): YearFile['periods'][number] {
  const own = statementOf(state, period)?.statement.sections ?? {};
  const adjusted = points - Object.values(own).reduce((sum, each) => sum + each, 0);
  const { first } = correctionsOf(state, period);
  const proof = state.papers.proofs.find((each) => each.period === period);
  return {
    period,
    sealed,
    status,
    rank,
    points: formatPoints(points, { signed: true }),
    balance: balance === null ? '' : formatPoints(balance),
    sections: sections.map(({ id }) => formatPoints(own[id] ?? 0, { signed: true })),
    adjusted: adjusted === 0 ? null : formatPoints(adjusted, { signed: true }),
    record: proof?.record ?? null,
    notice: proof?.notice ?? null,
    isPaper: paper,
    was: first && wasText(first)
  };
}

function linesOf(state: MyState, scheme: Scheme, year: number): YearFile['lines'] {
  const entries = state.entries
    .filter(({ period }) => yearOf(period) === year)
    .sort((a, b) => a.date.localeCompare(b.date) || a.seq - b.seq);
  const worth = entryWorth(state, entries);
  const rulings = new Map(state.decisions.map((ruling) => [ruling.id, ruling]));
  return entries.map((entry) => {
    const item = itemOf(scheme, entry.item, entry.date);
    const { points = 0, ofYear = 0, reason = 'counted' } = worth?.get(entry.id) ?? {};
    const ruling = rulings.get(entry.decision ?? '');
    return {
      id: entry.id,
      date: entry.date,
      period: entry.period,
      item: itemText(item, entry),
      clause: item ? { ref: item.clause.ref } : null,
      matterText: entry.matterText,
      basis: entry.basis,
      ruling: ruling ? { date: ruling.date, body: decisionBody(ruling), minutes: ruling.minutes } : null,
      reversal: entry.reverses !== null,
      points: formatPoints(points, { signed: true }),
      ofYear: ofYear === 0 ? null : formatPoints(ofYear, { signed: true }),
      reason: reason === 'counted' ? null : reason
    };
  });
}
