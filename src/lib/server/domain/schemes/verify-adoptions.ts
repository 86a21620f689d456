import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { RowTrouble } from '../audit/commitments/verify-rows';
import { schemeDigest } from './read-schemes';
import { valuesIn } from './sql-adoption-proposals';

/** Rules of a unit, adopted or put up, whose text and values aren't those that their digest was taken of. */
export async function verifyAdoptions(db: Kysely<Tables>, unit: string): Promise<RowTrouble[]> {
  const found: RowTrouble[] = [];
  for (const table of ['adoption', 'adoption_proposal'] as const) {
    const rows = await db
      .selectFrom(table)
      .where('unit_id', '=', unit)
      .where('action', '=', 'adopt')
      .select(['id', 'source', 'parameters', 'digest'])
      .orderBy('id')
      .execute();
    for (const { id, source, parameters, digest } of rows)
      if (!isTrueTo(digest, source, parameters)) found.push({ why: 'row-differs', table, row: id, no: null });
  }
  return found;
}

function isTrueTo(digest: string, source: string, parameters: string): boolean {
  try {
    return schemeDigest(source, valuesIn(parameters)) === digest;
  } catch (error) {
    // Values that can't be read are none that anybody adopted.
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError)
      return false;
    throw error;
  }
}
