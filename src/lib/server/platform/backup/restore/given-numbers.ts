import { sql, type Kysely } from 'kysely';
import { lineKind, lineParts } from '../../store/lost-lines';
import { numberedTables } from '../../store/next-no';
import type { Tables } from '../../store/tables/tables';

/** The series that a number stands in. */
export interface NumberSeries {
  unit: string;
  /** the numbered table, or `lineKind` */
  kind: string;
  /** 0 for ledger lines, whose prefix names the year */
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

/** The numbers of ledger lines that stand in a series, as the office books them by itself. */
export async function givenLines(db: Kysely<Tables>): Promise<(NumberSeries & { no: number })[]> {
  const rows = await db.selectFrom('entry').select(['unit_id', 'no']).execute();
  return rows.flatMap(({ unit_id, no }) => {
    const parts = lineParts(no);
    return parts ? [{ unit: unit_id, kind: lineKind(parts.prefix), year: 0, no: parts.no }] : [];
  });
}

/** The highest number of each series, by `placeOf`. */
export function highestBy(given: readonly (NumberSeries & { no: number })[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const one of given) highest.set(placeOf(one), Math.max(one.no, highest.get(placeOf(one)) ?? 0));
  return highest;
}
