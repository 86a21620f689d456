import { checkCode } from '$lib/notice';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/** A record of a unit's trail as paper names it: its number, and the first 12 digits of its digest. */
export interface LedgerHead {
  no: number;
  /** in capitals, without blanks */
  begins: string;
}

/** A record that a printed head names: where and when it was. */
export interface FoundHead {
  unit: string;
  action: string;
  /** instant */
  at: string;
}

/** How paper names a record: `217 7F3A 92C1 0B4E`. Whoever has it can tell later whether the ledger was cut before it. */
export function headText({ no, digest }: { no: number; digest: string }): string {
  return `${no} ${checkCode(digest)}`;
}

/** Reads a head as somebody types it off paper: with or without blanks and dashes; null when it is none. */
export function readHead(typed: string): LedgerHead | null {
  const read = /^\s*(\d{1,9})[\s·–-]*((?:[0-9a-f]{4}[\s·–-]*){3})$/i.exec(typed);
  const [no, begins] = [read?.[1], read?.[2]?.replace(/[^0-9a-f]/gi, '').toUpperCase()];
  return no === undefined || begins === undefined ? null : { no: Number(no), begins };
}

/** The units' records with this number and digest: none where the ledger was cut, or written anew, before it. */
export async function findHead(db: Kysely<Tables>, { no, begins }: LedgerHead): Promise<FoundHead[]> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('unit', 'unit.id', 'audit.unit_id')
    .where('audit.no', '=', no)
    .select(['unit.name', 'digest', 'action', 'at'])
    .execute();
  return rows
    .filter(({ digest }) => digest.toUpperCase().startsWith(begins))
    .map(({ name, action, at }) => ({ unit: name, action, at }));
}

/** How many records each unit has. */
export async function ledgerLengths(db: Kysely<Tables>): Promise<{ unit: string; records: number }[]> {
  const rows = await db
    .selectFrom('unit')
    .leftJoin('audit', 'audit.unit_id', 'unit.id')
    .select((fn) => ['unit.name', fn.fn.max('audit.no').as('no')])
    .groupBy(['unit.id', 'unit.name'])
    .orderBy('unit.name')
    .execute();
  return rows.map(({ name, no }) => ({ unit: name, records: Number(no ?? 0) }));
}
