import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../store/tables/tables';

/**
 * The tables of texts by their owner, with the column that names the owner; the last table is always
 * written.
 */
const texts = {
  entry: { entry_text: 'entry_id' },
  notice: { notice_body: 'notice_id' },
  corrected_notice: { corrected_body: 'corrected_id' },
  adoption_refusal: { adoption_refusal_text: 'refusal_id' },
  flag_ruling: { flag_ruling_text: 'ruling_id' },
  claim_step: { claim_text: 'step_id' },
  meeting_confirmation: { meeting_confirmation_text: 'confirmation_id' },
  evidence: { evidence_part: 'evidence_id', evidence_file: 'evidence_id' },
  announcement_file: { announcement_part: 'file_id', announcement_file_text: 'file_id' },
  announcement_version: { announcement_version_text: 'version_id' },
  objection: { objection_text: 'objection_id' },
  objection_step: { objection_step_text: 'step_id' },
  filing: { filing_body: 'filing_id' },
  filing_step: { filing_step_text: 'step_id' },
  filing_paper: { filing_paper_part: 'paper_id', filing_paper_file: 'paper_id' },
  spot_check_finding: { spot_check_finding_text: 'finding_id' },
  correction: { correction_text: 'correction_id' },
  talk: { talk_text: 'talk_id' },
  outcome_ruling: { outcome_ruling_text: 'ruling_id' },
  redemption: { redemption_text: 'redemption_id' },
  leave_entry: { leave_entry_text: 'entry_id' },
  certificate_issued: { certificate_issued_text: 'issued_id' },
  certificate_received: { certificate_received_text: 'received_id' },
  emergency: { emergency_text: 'emergency_id' },
  subject: { subject_name: 'subject_id' }
} as const satisfies Partial<Record<keyof Tables, Record<string, string>>>;

type Owner = keyof typeof texts;
const owners = Object.keys(texts) as Owner[];

/** All tables whose texts can be erased. */
export const erasable: readonly string[] = owners.flatMap((owner) => Object.keys(texts[owner]));

/** Ids of owners without their text, by table. */
export type ErasedOwners = Record<Owner, string[]>;

/** The owners that have no text any more, or never had one: erasing those again does nothing. */
export async function erasedIn(db: Kysely<Tables>): Promise<ErasedOwners> {
  const erased = {} as ErasedOwners;
  for (const owner of owners) {
    const [table = '', key = ''] = Object.entries(texts[owner]).at(-1) ?? [];
    const { rows } = await sql<{ id: string }>`
      select owner.id from ${sql.table(owner)} owner
      left join ${sql.table(table)} words on ${sql.ref(`words.${key}`)} = owner.id
      where ${sql.ref(`words.${key}`)} is null`.execute(db);
    erased[owner] = rows.map(({ id }) => id);
  }
  return erased;
}

/**
 * Erases texts that a restored backup has again.
 * @returns how many texts were there again
 */
export async function eraseAgain(db: Kysely<Tables>, erased: ErasedOwners): Promise<number> {
  let count = 0;
  for (const owner of owners)
    for (const id of erased[owner])
      for (const [table, key] of Object.entries(texts[owner])) {
        const { numAffectedRows } =
          await sql`delete from ${sql.table(table)} where ${sql.ref(key)} = ${id}`.execute(db);
        count += Number(numAffectedRows ?? 0);
      }
  return count;
}
