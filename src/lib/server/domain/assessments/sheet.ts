import { daysOf, firstDay, yearOf, monthOfYear } from '$lib/calendar';
import { isPresent, publishes, servedHere, type ScoreResult, type Subject } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { correctedLedger } from '../notices/corrected-ledger';
import { scorePeriod } from '../periods/score-period';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { cellKey, assessmentCells, type AssessmentCells } from './cells';
import { hasLeftBefore } from '../roster/leave-reasons';
import { asOf } from '../roster/spells';
import { rulesOfYear } from './rules-of-year';
import { scoresItself } from './scores-itself';
import { enteredItems, figureFor, indicatorsOf, type Indicator } from './indicators';

/** The figures and marks of a year as they are entered, without the points that follow from them. */
export interface EnteredSheet {
  year: number;
  /** December is sealed: nothing is entered any more */
  closed: boolean;
  indicators: Indicator[];
  /** the assessed units or people as they stood at the year's end (M16), by number */
  communities: Subject[];
  cells: AssessmentCells;
  /** whether the assessed score themselves too */
  scoreThemselves: boolean;
  /** the units' own scores in hundredths, by `subject item` of `selfScored` */
  selfScores: ReadonlyMap<string, number>;
}

/** The present assessment of a year. */
export interface AssessmentSheet extends EnteredSheet {
  /** the year by the values so far, a closed one as corrected; null when the scheme doesn't publish it */
  result: ScoreResult | null;
}

/**
 * The sheet of a year, all of one moment when read in `app.readTransaction`.
 * @throws Problem `unknown-scheme`
 */
export async function sheetOf(stores: UnitStores, year: number): Promise<AssessmentSheet> {
  const ledger = await stores.ledger.entries();
  const entered = await enteredSheet(stores, year, ledger);
  const period = String(year);
  if (!publishes(schemeOf(stores), period, stores.unit.firstPeriod)) return { ...entered, result: null };
  const { entries, papers } = await correctedLedger(stores, period, ledger);
  return { ...entered, result: await scorePeriod(stores, period, entries, papers ?? undefined) };
}

/**
 * A year's sheet without its result, for whoever asks only what is entered: nobody's year is scored for it.
 * @param ledger the unit's whole ledger, where it has been read already
 * @throws Problem `unknown-scheme`
 */
export async function enteredSheet(
  stores: UnitStores,
  year: number,
  ledger?: readonly BookedEntry[]
): Promise<EnteredSheet> {
  const scheme = schemeOf(stores);
  const indicators = indicatorsOf(rulesOfYear(scheme, year));
  const items = indicators.flatMap((each) => [...enteredItems(each), ...each.instead]);
  const kinds = new Map(items.map(({ id, kind }) => [id, kind === 'assess']));
  const roster = await stores.roster.list();
  const entries = ledger ?? (await stores.ledger.entries());
  const selfScores = await stores.selfScores.list(year);
  const period = String(year);
  const cells = assessmentCells(entries, await stores.decisions.list(), {
    year,
    isFigure: (item) => kinds.get(item)
  });
  const marked = new Set([...cells.values()].map(({ subject }) => subject));
  const december = firstDay(monthOfYear(year, 12));
  return {
    year,
    closed: await isYearClosed(stores, year),
    indicators,
    scoreThemselves: scoresItself(scheme),
    // A year that isn't recorded whole is assessed all the same: M15 keeps its communities from a rank alone. Marks are
    // given in December: who had left by then gets none, and stays on the sheet only with a mark from before.
    communities: roster
      .filter(
        (each) =>
          isPresent(servedHere(each), period) && (!hasLeftBefore(each, december) || marked.has(each.id))
      )
      .map((each) => asOf(each, daysOf(period))),
    cells,
    selfScores: new Map(
      selfScores.flatMap(({ subject, item, value }) =>
        value === null ? [] : [[cellKey(subject, item), value]]
      )
    )
  };
}

/** Whether the December of a year is sealed, in which a year's assessments are booked (M13b). */
export async function isYearClosed({ periods }: UnitStores, year: number): Promise<boolean> {
  return (await periods.open()) > monthOfYear(year, 12);
}

/** The years that can be looked at: from the unit's first month to the open one. */
export async function assessedYears({ unit, periods }: UnitStores): Promise<number[]> {
  const [first, last] = [unit.firstPeriod, await periods.open()].map(yearOf);
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => (first ?? 0) + at);
}

/**
 * A community's points from a detail table so far, in hundredths rounded once: the points of its section
 * less those of the section's other items.
 */
export function tablePoints(
  { result }: AssessmentSheet,
  { section, figures, table }: Indicator,
  subject: string
) {
  const row = result?.rows.find((each) => each.subject === subject);
  if (!row) return null;
  const own = new Set([...figures.map(({ id }) => id), ...table.flatMap(idsOf)]);
  const others = row.effects.filter((effect) => effect.section === section && !own.has(effect.item));
  return (row.sections[section] ?? 0) - others.reduce((sum, { points }) => sum + points, 0);
}

/**
 * The figure by which somebody is assessed in an indicator: the one that has a value, else the one that is asked of their
 * group; null for a detail table.
 */
export function figureOf({ cells }: Pick<AssessmentSheet, 'cells'>, indicator: Indicator, person: Subject) {
  if (indicator.by === 'table') return null;
  const given = [...indicator.figures, ...indicator.instead].find(
    ({ id }) => (cells.get(cellKey(person.id, id))?.value ?? null) !== null
  );
  return given ?? figureFor(indicator, person);
}

const idsOf = ({ part, clauses }: Indicator['table'][number]) => [part.id, ...clauses.map(({ id }) => id)];
