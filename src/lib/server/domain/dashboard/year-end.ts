import {
  dayIn,
  lastDay,
  lastMonth,
  monthNumber,
  monthOf,
  monthOfYear,
  quarterOf,
  yearOf
} from '$lib/calendar';
import { rulesOn } from '$lib/points';
import { quarterEvaluation } from '../assemblies/quarter-evaluation';
import { indicatorsOf } from '../assessments/indicators';
import { owing } from '../assessments/owing';
import { enteredSheet } from '../assessments/sheet';
import { ballotItem } from '../ballots/tally';
import { filingState } from '../filings/filing-status';
import { asksToFile } from '../filings/filed-periods';
import { closedWith } from '../periods/closing';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/** A step by which a year ends, in the order in which they are taken. */
export type YearEndStep = 'assembly' | 'ballot' | 'marks' | 'seal' | 'publish' | 'file';

/**
 * A line of the list. `later`: another step, or the month's end, comes first. `missed`: December was sealed without it,
 * and it can't be done any more. `skipped`: the assembly didn't meet, for a recorded reason; it may still.
 */
export interface YearEndLine {
  step: YearEndStep;
  state: 'done' | 'open' | 'later' | 'missed' | 'skipped';
  /** departments that still owe figures; 0 at any other step */
  owed: number;
}

/** The steps that still end a year, of those that its document asks for. */
export interface YearEnd {
  year: string;
  /** `2026-Q4` */
  quarter: string;
  /** `2026-12` */
  month: string;
  /** whether that month isn't over yet */
  isRunning: boolean;
  lines: YearEndLine[];
}

/**
 * The list of the year that ends: from 1 December until its last step is done. It is null before, for a year that the
 * unit doesn't close as a whole, and for one that was taken over from paper.
 * @throws Problem `unknown-scheme`
 */
export async function yearEnd(stores: UnitStores, now: Date): Promise<YearEnd | null> {
  const today = dayIn(stores.unit.timeZone, now);
  const month = monthOfYear(yearOf(today) - (monthNumber(today) === 12 ? 0 : 1), 12);
  const year = String(yearOf(month));
  const scheme = schemeOf(stores, lastDay(month));
  const taken = (await stores.takeovers.list()).some(({ period }) => lastMonth(period) >= month);
  if (taken || month < stores.unit.firstPeriod || !closedWith(scheme, month, stores.unit).includes(year))
    return null;
  const rules = rulesOn(scheme, lastDay(month));
  const open = await stores.periods.open();
  const isSealed = open > month;
  const isEmpty = isSealed && !(await stores.periods.rankedCounts()).has(year);
  const isPublished = (await stores.notices.of(year)) !== null;
  const beforeSeal = (isDone: boolean) => (isDone ? 'done' : isSealed ? 'missed' : 'open');
  const lines: YearEndLine[] = [];
  const add = (step: YearEndStep, state: YearEndLine['state'], owed = 0) => lines.push({ step, state, owed });

  const quarter = quarterOf(month);
  const evaluation = await quarterEvaluation(stores, scheme, quarter);
  if (evaluation) add('assembly', assemblyStates[evaluation.state]);
  if (ballotItem(rules)) {
    const ballot = await stores.ballots.of(Number(year));
    add('ballot', beforeSeal(Boolean(ballot?.closed)));
  }
  if (indicatorsOf(rules).length > 0) {
    const owed = owing(await enteredSheet(stores, Number(year))).filter(
      (department) => department.owed > 0
    ).length;
    add('marks', beforeSeal(owed === 0), owed);
  }
  // December is sealed after the months before it, once its assembly has met or was skipped.
  const isNext = open === month && monthOf(today) > month && evaluation?.state !== 'due';
  add('seal', isSealed ? 'done' : isNext ? 'open' : 'later');
  // A year in which nobody served has no result to publish or to file.
  if (!isEmpty) {
    add('publish', isPublished ? 'done' : isSealed ? 'open' : 'later');
    if (asksToFile(scheme, year)) add('file', await filingOf(stores, { year, isPublished }));
  }
  return lines.at(-1)?.state === 'done'
    ? null
    : { year, quarter, month, isRunning: monthOf(today) === month, lines };
}

const assemblyStates = { fixed: 'done', late: 'done', skipped: 'skipped', due: 'open' } as const;

/** A returned filing has to be filed anew. */
async function filingOf(
  { filings }: UnitStores,
  { year, isPublished }: { year: string; isPublished: boolean }
): Promise<YearEndLine['state']> {
  const latest = (await filings.list()).findLast(({ period }) => period === year);
  if (latest && filingState(latest) !== 'returned') return 'done';
  return isPublished ? 'open' : 'later';
}
