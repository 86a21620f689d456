import { sql, type Kysely } from 'kysely';
import { numberedTables } from '../../store/next-no';
import type { Tables } from '../../store/tables/tables';

/** The series that a number stands in. */
export interface NumberSeries {
  unit: string;
  /** the numbered table */
  kind: string;
  year: number;
}

export function placeOf({ unit, kind, year }: NumberSeries): string {
  return `${unit} ${kind} ${year}`;
}

/** All numbers that rows of a database bear. */
export async function givenNumbers(db: Kysely<Tables>): Promise<(NumberSeries & { no: number })[]> {
  const given: (NumberSeries & { no: number })[] = [];
  for (const kind of numberedTables) {
    const { rows } = await sql<{ unit_id: string; year: number | string; no: number | string }>`
      select unit_id, year, no from ${sql.table(kind)}`.execute(db);
    for (const { unit_id, year, no } of rows)
      given.push({ unit: unit_id, kind, year: Number(year), no: Number(no) });
  }
  return given;
}

/** The highest number of each series, by `placeOf`. */
export function highestBy(given: readonly (NumberSeries & { no: number })[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const one of given) highest.set(placeOf(one), Math.max(one.no, highest.get(placeOf(one)) ?? 0));
  return highest;
}
