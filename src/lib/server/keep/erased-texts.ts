import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';

/**
 * What stands without its text: ids of entries, notices, an assembly's rulings, steps of claims, evidence, objections and their steps,
 * and people of the roster.
 */
export interface Erased {
  entries: string[];
  notices: string[];
  rulings: string[];
  claimSteps: string[];
  evidence: string[];
  objections: string[];
  objectionSteps: string[];
  subjects: string[];
}

/** What has no text any more. All are written with one, so it was erased. */
export async function erasedIn(db: Kysely<Tables>): Promise<Erased> {
  const entries = db
    .selectFrom('entry')
    .leftJoin('entry_text', 'entry_text.entry_id', 'entry.id')
    .where('entry_text.entry_id', 'is', null)
    .select('entry.id');
  const notices = db
    .selectFrom('notice')
    .leftJoin('notice_body', 'notice_body.notice_id', 'notice.id')
    .where('notice_body.notice_id', 'is', null)
    .select('notice.id');
  const rulings = db
    .selectFrom('flag_ruling')
    .leftJoin('flag_ruling_text', 'flag_ruling_text.ruling_id', 'flag_ruling.id')
    .where('flag_ruling_text.ruling_id', 'is', null)
    .select('flag_ruling.id');
  const claimSteps = db
    .selectFrom('claim_step')
    .leftJoin('claim_text', 'claim_text.step_id', 'claim_step.id')
    .where('claim_text.step_id', 'is', null)
    .select('claim_step.id');
  const evidence = db
    .selectFrom('evidence')
    .leftJoin('evidence_file', 'evidence_file.evidence_id', 'evidence.id')
    .where('evidence_file.evidence_id', 'is', null)
    .select('evidence.id');
  const objections = db
    .selectFrom('objection')
    .leftJoin('objection_text', 'objection_text.objection_id', 'objection.id')
    .where('objection_text.objection_id', 'is', null)
    .select('objection.id');
  const objectionSteps = db
    .selectFrom('objection_step')
    .leftJoin('objection_step_text', 'objection_step_text.step_id', 'objection_step.id')
    .where('objection_step_text.step_id', 'is', null)
    .select('objection_step.id');
  const subjects = db
    .selectFrom('subject')
    .leftJoin('subject_name', 'subject_name.subject_id', 'subject.id')
    .where('subject_name.subject_id', 'is', null)
    .select('subject.id');
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    entries: ids(await entries.execute()),
    notices: ids(await notices.execute()),
    rulings: ids(await rulings.execute()),
    claimSteps: ids(await claimSteps.execute()),
    evidence: ids(await evidence.execute()),
    objections: ids(await objections.execute()),
    objectionSteps: ids(await objectionSteps.execute()),
    subjects: ids(await subjects.execute())
  };
}

/** @returns how many texts were there again */
export async function eraseAgain(
  db: Kysely<Tables>,
  { entries, notices, rulings, claimSteps, evidence, objections, objectionSteps, subjects }: Erased
): Promise<number> {
  const deletions = [
    ...entries.map((id) => db.deleteFrom('entry_text').where('entry_id', '=', id)),
    ...notices.map((id) => db.deleteFrom('notice_body').where('notice_id', '=', id)),
    ...rulings.map((id) => db.deleteFrom('flag_ruling_text').where('ruling_id', '=', id)),
    ...claimSteps.map((id) => db.deleteFrom('claim_text').where('step_id', '=', id)),
    ...evidence.map((id) => db.deleteFrom('evidence_part').where('evidence_id', '=', id)),
    ...evidence.map((id) => db.deleteFrom('evidence_file').where('evidence_id', '=', id)),
    ...objections.map((id) => db.deleteFrom('objection_text').where('objection_id', '=', id)),
    ...objectionSteps.map((id) => db.deleteFrom('objection_step_text').where('step_id', '=', id)),
    ...subjects.map((id) => db.deleteFrom('subject_name').where('subject_id', '=', id))
  ];
  let erased = 0;
  for (const deletion of deletions) erased += Number((await deletion.executeTakeFirst()).numDeletedRows);
  return erased;
}
