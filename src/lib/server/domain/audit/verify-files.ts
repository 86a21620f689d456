import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import { partsOf, readParts } from '../../platform/store/file-parts';
import type { Tables } from '../../platform/store/tables/tables';
import type { RowTrouble } from './commitments/verify-rows';

/**
 * Files whose bytes aren't those that their salted digests were taken of, one file at a time. A file without its name or
 * description was erased. Where the unit's salt was erased, nothing can be compared.
 */
export async function verifyFiles(db: Kysely<Tables>, unit: string): Promise<RowTrouble[]> {
  const { salt } = await db
    .selectFrom('unit')
    .where('id', '=', unit)
    .select('salt')
    .executeTakeFirstOrThrow();
  if (salt === '') return [];
  const evidence = await db
    .selectFrom('evidence')
    .innerJoin('evidence_file', 'evidence_file.evidence_id', 'evidence.id')
    .where('unit_id', '=', unit)
    .select(['id', 'digest'])
    .orderBy('seq')
    .execute();
  const filed = await db
    .selectFrom('filing_paper')
    .innerJoin('filing_paper_file', 'filing_paper_file.paper_id', 'filing_paper.id')
    .where('unit_id', '=', unit)
    .select(['id', 'digest'])
    .orderBy('id')
    .execute();
  const announced = await db
    .selectFrom('announcement_file')
    .innerJoin('announcement_file_text', 'announcement_file_text.file_id', 'announcement_file.id')
    .innerJoin('announcement', 'announcement.code', 'announcement_file.announcement_code')
    .where('announcement.unit_id', '=', unit)
    .select(['announcement_file.id', 'address'])
    .orderBy('announcement_file.id')
    .execute();
  const files = [
    ...evidence.map(({ id, digest }) => ({ place: partsOf.evidence, id, begins: digest })),
    ...filed.map(({ id, digest }) => ({ place: partsOf.filing_paper, id, begins: digest })),
    // The address begins with a part of the digest.
    ...announced.map(({ id, address }) => ({
      place: partsOf.announcement_file,
      id,
      begins: address.split('.')[0] ?? ''
    }))
  ];
  const found: RowTrouble[] = [];
  for (const { place, id, begins } of files) {
    const digest = createHmac('sha256', salt)
      .update(await readParts(db, place, id))
      .digest('hex');
    if (begins === '' || !digest.startsWith(begins))
      found.push({ why: 'row-differs', table: place.table, row: id, no: null });
  }
  return found;
}
