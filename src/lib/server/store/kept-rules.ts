/** What may become of a column: `fixed` never changes, `earlier` is a last day that only comes nearer, `emptied` may go. */
export type ColumnRule = 'fixed' | 'earlier' | 'emptied';

/** What the database itself refuses of a table that changes in part. */
export interface KeptRule {
  columns: Record<string, ColumnRule>;
  /** whether a row may be deleted: `never`, `once` (it can't be written again), or as anybody likes */
  deletion: 'never' | 'once' | 'free';
  /** every set of columns that is unique in it, so that SQLite's REPLACE can't pass; null: it is written by upsert */
  keys: string[][] | null;
}

/** Roles, answers and announcements say what was done: who holds what, what was told, what hung in the hall. */
export const keptRules: Record<string, KeptRule> = {
  role: {
    columns: {
      ...fixed('id', 'account_id', 'unit_id', 'role', 'subject_id', 'from_date', 'given_by'),
      to_date: 'earlier'
    },
    deletion: 'never',
    keys: [['id']]
  },
  // Names of accounts stand in it, which may have to go.
  answer: {
    columns: fixed('account_id', 'client_key', 'act', 'input', 'body', 'at'),
    deletion: 'once',
    keys: [['account_id', 'client_key']]
  },
  announcement: {
    columns: fixed('code', 'unit_id', 'year', 'no', 'title', 'body', 'published_at'),
    deletion: 'once',
    keys: [['code'], ['unit_id', 'year', 'no']]
  },
  unit: {
    columns: { ...fixed('id', 'time_zone', 'first_period'), salt: 'emptied' },
    deletion: 'never',
    keys: [['id']]
  },
  subject: { columns: fixed('id', 'unit_id', 'code'), deletion: 'never', keys: null },
  // A name is put right, erased, and comes back with the person.
  subject_name: { columns: fixed('subject_id'), deletion: 'free', keys: null }
};

/** Tables whose rows, once erased, can't be written again, with the columns that name one. */
export const erasedOnce: Record<string, string[]> = {
  entry_text: ['entry_id'],
  notice_body: ['notice_id'],
  ...Object.fromEntries(
    Object.entries(keptRules).flatMap(([table, { deletion, keys }]) =>
      deletion === 'once' && keys?.[0] ? [[table, keys[0]]] : []
    )
  )
};

/** Those that came after the migration which guards the others, each with a migration of its own. */
export const assessmentTexts: Record<string, string[]> = { flag_ruling_text: ['ruling_id'] };
export const claimTexts: Record<string, string[]> = { claim_text: ['step_id'] };
export const evidenceTexts: Record<string, string[]> = {
  evidence_file: ['evidence_id'],
  evidence_part: ['id']
};
export const announcementTexts: Record<string, string[]> = {
  announcement_file_text: ['file_id'],
  announcement_part: ['id']
};
export const announcementVersionTexts: Record<string, string[]> = {
  announcement_version_text: ['version_id']
};
export const afterSealingTexts: Record<string, string[]> = {
  filing_body: ['filing_id'],
  filing_step_text: ['step_id'],
  spot_check_finding_text: ['finding_id'],
  outcome_ruling_text: ['ruling_id'],
  leave_entry_text: ['entry_id']
};
export const objectionTexts: Record<string, string[]> = {
  objection_text: ['objection_id'],
  objection_step_text: ['step_id']
};
export const standingTexts: Record<string, string[]> = {
  standing_issued_text: ['issued_id'],
  standing_received_text: ['received_id']
};
export const emergencyTexts: Record<string, string[]> = { emergency_text: ['emergency_id'] };
export const auditPlaces: Record<string, string[]> = { audit_place: ['audit_id'] };
export const erasedOnceLater: Record<string, string[]> = {
  ...assessmentTexts,
  ...claimTexts,
  ...evidenceTexts,
  ...announcementTexts,
  ...announcementVersionTexts,
  ...afterSealingTexts,
  ...objectionTexts,
  ...standingTexts,
  ...emergencyTexts,
  ...auditPlaces
};

function fixed(...columns: string[]): Record<string, 'fixed'> {
  return Object.fromEntries(columns.map((column) => [column, 'fixed']));
}
