import type { Kysely } from 'kysely';
import type { Tables } from './tables/tables';

/** The kind in `lost_number` of ledger lines whose prefix nobody knows: no replaced database could be looked at. */
export const anyLine = 'entry';

/** The kind in `lost_number` of the ledger lines that are numbered after a prefix: 更2026 of 更2026-3. */
export function lineKind(prefix: string): string {
  return `${anyLine} ${prefix}`;
}

/** A line's number in parts; null: it isn't one of a series. */
export function lineParts(no: string): { prefix: string; no: number } | null {
  const [, prefix = '', digits = ''] = /^(.+)-(\d{1,6})$/.exec(no) ?? [];
  return prefix === '' ? null : { prefix, no: Number(digits) };
}

/** The highest number after a prefix that was given to a ledger line before a restore, or may have been; else 0. */
export async function lastLostLine(db: Kysely<Tables>, unit: string, prefix: string): Promise<number> {
  const row = await db
    .selectFrom('lost_number')
    .where('unit_id', '=', unit)
    .where('kind', 'in', [anyLine, lineKind(prefix)])
    .select((of) => of.fn.max('last').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
