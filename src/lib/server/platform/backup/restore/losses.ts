import type { Kysely } from 'kysely';
import { anyLine } from '../../store/lost-lines';
import { numberedTables, type NumberedTable } from '../../store/next-no';
import type { Tables } from '../../store/tables/tables';
import { forkOf } from './fork';
import { givenLines, givenNumbers, highestBy, placeOf, type NumberSeries } from './given-numbers';

/** Numbers of one kind in a unit's year that were given before a restore, from `first` to `last`. */
export interface LostNumbers extends NumberSeries {
  first: number;
  last: number;
  /** how many rows of theirs are missing; null: nobody knows whether any is */
  missing: number | null;
}

/** The changes and numbers that a restore takes from one unit. */
export interface UnitLoss {
  unit: string;
  /** counts of changes by kind; null: no replaced database could be looked at */
  changes: { kind: string; count: number }[] | null;
  numbers: LostNumbers[];
  /** those of ledger lines, which nobody is told of: the changes name the entries */
  lines: LostNumbers[];
}

/** All that a restore takes, and what the replaced database says of restores before it. */
export interface RestoreLosses {
  units: UnitLoss[];
  earlier: {
    restorations: Tables['restoration'][];
    numbers: Tables['lost_number'][];
  };
}

/**
 * Compares a restored database with the one that it replaces. Numbers are given in order, so those above the restored
 * database's highest one are lost.
 * @param live the replaced database, at one moment
 */
export async function lossesIn(live: Kysely<Tables>, restored: Kysely<Tables>): Promise<RestoreLosses> {
  const units = (await restored.selectFrom('unit').select('id').execute()).map(({ id }) => id);
  const kept = highestBy([...(await givenNumbers(restored)), ...(await givenLines(restored))]);
  const isGone = (one: NumberSeries & { no: number }) => one.no > (kept.get(placeOf(one)) ?? 0);
  const gone = (await givenNumbers(live)).filter(isGone);
  const goneLines = (await givenLines(live)).filter(isGone);
  const changes = await changesSince(live, await forkOf(live, restored));
  const earlierNumbers = await live.selectFrom('lost_number').selectAll().execute();
  return {
    units: units.map((unit) => ({
      unit,
      changes: changes.filter((one) => one.unit === unit).map(({ kind, count }) => ({ kind, count })),
      numbers: rangesOf(gone.filter((one) => one.unit === unit)),
      lines: rangesOf(goneLines.filter((one) => one.unit === unit))
    })),
    earlier: {
      restorations: await live.selectFrom('restoration').selectAll().execute(),
      numbers: earlierNumbers.filter(
        ({ unit_id, kind, year, last }) =>
          Number(last) > (kept.get(placeOf({ unit: unit_id, kind, year: Number(year) })) ?? 0)
      )
    }
  };
}

/** Kinds that people hand in by themselves come in crowds, on the last day of a month above all. */
const inCrowds: readonly NumberedTable[] = ['claim', 'leave_entry', 'objection', 'redemption'];
const mostADay = { inCrowds: 1000, byOffice: 10, lines: 1000 } as const;
const day = 24 * 60 * 60_000;

/**
 * The gap that is left where no replaced database can be looked at: for each day since the backup as many numbers as could have
 * been given in it, in each year since then.
 */
export async function possibleLosses(
  restored: Kysely<Tables>,
  { backupAt, now }: { backupAt: string; now: Date }
): Promise<RestoreLosses> {
  const units = (await restored.selectFrom('unit').select('id').execute()).map(({ id }) => id);
  const kept = highestBy(await givenNumbers(restored));
  const keptLines = await givenLines(restored);
  const from = new Date(backupAt);
  const days = Math.max(1, Math.ceil((now.getTime() - from.getTime()) / day));
  const gap = (kind: NumberedTable) =>
    days * (inCrowds.includes(kind) ? mostADay.inCrowds : mostADay.byOffice);
  // A time zone ahead of this one may have begun another year already.
  const [firstYear, lastYear] = [from, new Date(now.getTime() + day)].map((at) => at.getUTCFullYear());
  const years: number[] = [];
  for (let year = firstYear ?? 0; year <= (lastYear ?? 0); year += 1) years.push(year);
  return {
    units: units.map((unit) => ({
      unit,
      changes: null,
      numbers: years.flatMap((year) =>
        numberedTables.map((kind) => {
          const highest = kept.get(placeOf({ unit, kind, year })) ?? 0;
          return { unit, kind, year, first: highest + 1, last: highest + gap(kind), missing: null };
        })
      ),
      lines: [anyLines(unit, highestOf(keptLines, unit) + days * mostADay.lines)]
    })),
    earlier: { restorations: [], numbers: [] }
  };
}

/** The gap for lines of every series, also of those that the restored database doesn't know. */
function anyLines(unit: string, last: number): LostNumbers {
  return { unit, kind: anyLine, year: 0, first: 1, last, missing: null };
}

function highestOf(given: readonly (NumberSeries & { no: number })[], unit: string): number {
  return given.reduce((most, one) => (one.unit === unit ? Math.max(most, one.no) : most), 0);
}

async function changesSince(
  live: Kysely<Tables>,
  fork: number
): Promise<{ unit: string; kind: string; count: number }[]> {
  const rows = await live
    .selectFrom('change_log')
    .where('seq', '>', fork)
    .select((of) => ['unit_id', 'kind', of.fn.countAll().as('count')])
    .groupBy(['unit_id', 'kind'])
    .orderBy('kind')
    .execute();
  return rows.map(({ unit_id, kind, count }) => ({ unit: unit_id, kind, count: Number(count) }));
}

function rangesOf(gone: readonly (NumberSeries & { no: number })[]): LostNumbers[] {
  const ranges = new Map<string, LostNumbers>();
  for (const { no, ...place } of gone) {
    const range = ranges.get(placeOf(place)) ?? { ...place, first: no, last: no, missing: 0 };
    ranges.set(placeOf(place), {
      ...range,
      first: Math.min(range.first, no),
      last: Math.max(range.last, no),
      missing: (range.missing ?? 0) + 1
    });
  }
  return [...ranges.values()];
}
