import { firstDay, lastDay, yearOf, wholeYear, monthOf, quarterOf, lastMonth } from '$lib/calendar';
import { lackedItems, rulesOn, type Item, type ScoreResult } from '$lib/points';
import { assemblyName } from '../assemblies/assembly-name';
import { quarterEvaluation } from '../assemblies/quarter-evaluation';
import { indicatorsOf } from '../assessments/indicators';
import { owing, selfScoresOwed } from '../assessments/owing';
import { enteredSheet } from '../assessments/sheet';
import { ballotItem, ballotSheet } from '../ballots/tally';
import { excessPapers, type ExcessPapers } from '../ballots/voters';
import type { Claim } from '../claims/claim';
import { stepsThatHold } from '../claims/claim-status';
import { Problem } from '../../platform/problem/problem';
import { hasLeftBefore } from '../roster/leave-reasons';
import type { UnitStores } from '../units/unit-stores';
import { publishedWith } from './closing';
import { schemeOf } from './unit-scheme';

/**
 * A task that is open for a period that ends, and that can't be done any more, or counts later, once the
 * period is sealed.
 */
export type OutstandingTask =
  /** claims declared of the month or before, and not decided: if granted later, they are booked later (M4) */
  | { what: 'claims'; count: number }
  /** D: all members haven't fixed the quarter's points yet, which keeps its last month from being sealed */
  | { what: 'assembly'; quarter: string; body: string }
  /** D: nobody will, for the recorded reason */
  | { what: 'skipped'; quarter: string; body: string; reason: string }
  /** E: papers count once their ballot is closed, which a sealed December refuses */
  | { what: 'ballot'; year: number; opened: boolean }
  /** E: more papers than people who may vote, since the roster changed: the ballot can't be closed so */
  | ({ what: 'voters'; year: number } & ExcessPapers)
  /** B: required figures that departments owe */
  | { what: 'departments'; year: number; owed: { name: string; owed: number }[] }
  | { what: 'self-scores'; year: number; owed: number }
  /** people for whom the year lacks something, and who so get no rank (M11) */
  | { what: 'lacked'; year: number; item: Pick<Item, 'id' | 'name' | 'english'>; people: number };

/**
 * Warnings, which refuse nothing but for an assembly (`needAssembly`): a year may be sealed without a rank.
 *
 * @param results of the periods that are sealed with the month, as they would be
 */
export async function outstanding(
  stores: UnitStores,
  month: string,
  results: ReadonlyMap<string, ScoreResult>
): Promise<OutstandingTask[]> {
  const year = results.get(wholeYear(month));
  return [
    ...(await ofClaims(stores, month)),
    ...(await ofQuarter(stores, month)),
    ...(year ? await ofYear(stores, month, year) : [])
  ];
}

async function ofClaims(stores: UnitStores, month: string): Promise<OutstandingTask[]> {
  const claims = await stores.claims.list({ unended: true });
  const dayOf = (claim: Claim) =>
    stepsThatHold(claim).findLast(({ fields }) => fields !== null)?.fields?.date ?? '';
  const count = claims.filter((claim) => monthOf(dayOf(claim)) <= month).length;
  return count === 0 ? [] : [{ what: 'claims', count }];
}

/**
 * The figures of a year that departments still owe, and the number of self-scores that communities still
 * owe.
 */
async function unassessed(stores: UnitStores, year: number) {
  const sheet = await enteredSheet(stores, year);
  const owed = owing(sheet).filter((department) => department.owed > 0);
  return {
    departments: owed.map(({ name, owed }) => ({ name, owed })),
    selfScores: selfScoresOwed(sheet)
  };
}

/**
 * The year that a unit works towards whose scheme publishes nothing shorter (B), with what is outstanding in it; null where
 * the open month, its quarter or its half-year has figures of its own.
 *
 * @param open the month that is open
 * @throws Problem `unknown-scheme`
 */
export async function yearAhead(stores: UnitStores, open: string) {
  const year = wholeYear(open);
  const published = publishedWith(schemeOf(stores), open);
  if (published.length !== 1 || published[0] !== year) return null;
  return { year, ...(await unassessed(stores, Number(year))) };
}

async function ofQuarter(stores: UnitStores, month: string): Promise<OutstandingTask[]> {
  const scheme = schemeOf(stores, lastDay(month));
  const quarter = quarterOf(month);
  if (lastMonth(quarter) !== month) return [];
  const evaluation = await quarterEvaluation(stores, scheme, quarter);
  const body = assemblyName(stores.unit, scheme);
  if (evaluation?.state === 'due') return [{ what: 'assembly', quarter, body }];
  return evaluation?.state === 'skipped'
    ? [{ what: 'skipped', quarter, body, reason: evaluation.reason }]
    : [];
}

/**
 * Refuses a quarter's last month until its assembly has fixed the points or was skipped: what the assembly adds belongs to
 * its quarter (D 三（三）).
 * @throws Problem `assembly-due`
 */
export function needAssembly(tasks: readonly OutstandingTask[]): void {
  for (const task of tasks)
    if (task.what === 'assembly')
      throw new Problem('assembly-due', 409, { quarter: task.quarter, body: task.body });
}

async function ofYear(stores: UnitStores, month: string, { rows }: ScoreResult): Promise<OutstandingTask[]> {
  const year = yearOf(month);
  const rules = rulesOn(schemeOf(stores), lastDay(month));
  const found: OutstandingTask[] = [];
  const covered = new Set<string>();
  const voted = ballotItem(rules);
  const ballot = voted && (await stores.ballots.of(year));
  if (voted && !ballot?.closed) {
    found.push({ what: 'ballot', year, opened: ballot !== null });
    for (const excess of excessPapers((await ballotSheet(stores, year))?.papers ?? []))
      found.push({ what: 'voters', year, ...excess });
    covered.add(voted.id);
  }
  const indicators = indicatorsOf(rules);
  for (const { id, by } of indicators) if (by === 'figure') covered.add(id);
  if (indicators.length > 0) {
    const { departments, selfScores } = await unassessed(stores, year);
    if (departments.length > 0) found.push({ what: 'departments', year, owed: departments });
    if (selfScores > 0) found.push({ what: 'self-scores', year, owed: selfScores });
  }
  const roster = new Map((await stores.roster.list()).map((person) => [person.id, person]));
  const isHere = (subject: string) => !hasLeftBefore(roster.get(subject) ?? { to: null }, firstDay(month));
  const lacked = rows
    .filter(({ status, subject }) => status === 'incomplete' && isHere(subject))
    .map((row) => lackedItems(row, rules));
  for (const item of rules.items) {
    const people = lacked.filter((items) => items.includes(item)).length;
    if (people === 0 || covered.has(item.id)) continue;
    const { id, name, english } = item;
    found.push({ what: 'lacked', year, item: { id, name, english }, people });
  }
  return found;
}
