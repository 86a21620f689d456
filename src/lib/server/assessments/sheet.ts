import { isPresent, publishes, score, type Result, type Subject } from '$lib/points';
import { scorable } from '../ledger/scorable';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import { cellKey, cellsOf, type Cells } from './cells';
import { rulesOfYear } from './rules-of-year';
import { enteredItems, indicatorsOf, type Indicator } from './indicators';

/** A year's assessment as it stands. */
export interface Sheet {
  year: number;
  /** December is sealed: nothing is entered any more */
  closed: boolean;
  indicators: Indicator[];
  /** who is assessed, by number */
  communities: Subject[];
  cells: Cells;
  /** what each gave itself, hundredths, by `subject indicator` */
  selfScores: ReadonlyMap<string, number>;
  /** the year by what stands so far; null when the scheme doesn't publish it */
  result: Result | null;
}

/**
 * The sheet of a year, all of one moment when read in `house.view`.
 * @throws Problem `unknown-scheme`
 */
export async function sheetOf(stores: UnitStores, year: number): Promise<Sheet> {
  const scheme = schemeOf(stores);
  const indicators = indicatorsOf(rulesOfYear(scheme, year));
  const kinds = new Map(indicators.flatMap(enteredItems).map(({ id, kind }) => [id, kind === 'assess']));
  const roster = await stores.roster.list();
  const entries = await stores.ledger.entries();
  const selfScores = await stores.selfScores.list(year);
  const period = String(year);
  return {
    year,
    closed: await isClosed(stores, year),
    indicators,
    communities: roster.filter((each) => isPresent(each, period)),
    cells: cellsOf(entries, await stores.decisions.list(), { year, isFigure: (item) => kinds.get(item) }),
    selfScores: new Map(
      selfScores.flatMap(({ subject, item, value }) =>
        value === null ? [] : [[cellKey(subject, item), value]]
      )
    ),
    result: publishes(scheme, period)
      ? score({ scheme, subjects: roster, entries: scorable(entries), period })
      : null
  };
}

/** Whether the December of a year is sealed (M13b: what is assessed for a year is booked there). */
export async function isClosed({ periods }: UnitStores, year: number): Promise<boolean> {
  return (await periods.open()) > `${year}-12`;
}

/** The years that can be looked at: from the unit's first month to the open one. */
export async function assessedYears({ unit, periods }: UnitStores): Promise<number[]> {
  const [first, last] = [unit.firstPeriod, await periods.open()].map((month) => Number(month.slice(0, 4)));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => (first ?? 0) + at);
}

/** What a community has of a detail table so far, hundredths rounded once: its section less what else is in it. */
export function tablePoints({ result }: Sheet, { section, figures, table }: Indicator, subject: string) {
  const row = result?.rows.find((each) => each.subject === subject);
  if (!row) return null;
  const own = new Set([...figures.map(({ id }) => id), ...table.flatMap(idsOf)]);
  const others = row.effects.filter((effect) => effect.section === section && !own.has(effect.item));
  return (row.sections[section] ?? 0) - others.reduce((sum, { points }) => sum + points, 0);
}

const idsOf = ({ part, clauses }: Indicator['table'][number]) => [part.id, ...clauses.map(({ id }) => id)];
