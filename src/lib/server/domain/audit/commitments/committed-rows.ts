import { sql, type RawBuilder } from 'kysely';
import type { ChangeKind } from '../../../platform/changes/changes';
import type { Tables } from '../../../platform/store/tables/tables';

/** Rows that commands commit to beside the content of their changes: see `committedRows`. */
export interface CommittedRow {
  table: keyof Tables;
  /** the column that names the row */
  id: string;
  /** whether the digest has a key of its own, which is erased together with the row: a short text could be guessed */
  keyed: boolean;
  /** the columns that the digest leaves out, since something else covers them or they may be emptied */
  without: readonly string[];
  /** the kind of change whose rows these belong to; null: rows that can change, which their stores note (`touchRow`) */
  kind: ChangeKind | null;
  /** the ledger row of whose unit and change the row is; null where it stands for itself */
  owner: RowOwner | null;
  /** a condition for the unit's rows */
  ofUnit(unit: string): RawBuilder<unknown>;
}

interface RowOwner {
  table: keyof Tables;
  /** the column that names the owner, or the row between */
  column: string;
  /** a row between, which names the owner in this column */
  via?: { table: keyof Tables; column: string };
}

/** A text that stands apart from its ledger row, so that it can be erased; by default its key names that row. */
function text(
  kind: ChangeKind,
  table: keyof Tables,
  column: string,
  owner: keyof Tables,
  via?: RowOwner['via']
): CommittedRow {
  const named = via
    ? sql`select between_them.id from ${sql.table(via.table)} between_them
        join ${sql.table(owner)} owner on owner.id = between_them.${sql.ref(via.column)}`
    : sql`select owner.id from ${sql.table(owner)} owner`;
  return {
    table,
    id: column,
    keyed: true,
    without: [],
    kind,
    owner: { table: owner, column, ...(via && { via }) },
    ofUnit: (unit) => sql`${sql.ref(column)} in (${named} where owner.unit_id = ${unit})`
  };
}

/** A row that can change, or that no change of the log bears: its newest commitment says what it has to be. */
function state(
  table: keyof Tables,
  {
    id = 'id',
    keyed = false,
    without = [],
    ofUnit = (unit) => sql`unit_id = ${unit}`
  }: Partial<Pick<CommittedRow, 'id' | 'keyed' | 'without' | 'ofUnit'>> = {}
): CommittedRow {
  return { table, id, keyed, without, kind: null, owner: null, ofUnit };
}

/** A condition for rows that name, in a column, a row of another table which has the unit. */
function ofOwner(column: string, owner: keyof Tables, key: string): CommittedRow['ofUnit'] {
  return (unit) =>
    sql`${sql.ref(column)} in (select ${sql.ref(key)} from ${sql.table(owner)} where unit_id = ${unit})`;
}

const ofAnnouncement = ofOwner('announcement_code', 'announcement', 'code');

/**
 * Everything that a command commits to beside its changes' content (`contentOf`), by name. Texts that may be erased are
 * found by the kind of change; the others are noted by the stores that write them. The table that the rows stand in is
 * the name, but for the end of a role: a restore may end one again, and the grant stays as it was.
 */
export const committedRows: Readonly<Record<string, CommittedRow>> = {
  entry_text: text('entry', 'entry_text', 'entry_id', 'entry'),
  notice_body: text('notice', 'notice_body', 'notice_id', 'notice'),
  corrected_body: text('notice', 'corrected_body', 'corrected_id', 'notice', {
    table: 'corrected_period',
    column: 'notice_id'
  }),
  meeting_confirmation_text: text(
    'meeting',
    'meeting_confirmation_text',
    'confirmation_id',
    'meeting_confirmation'
  ),
  claim_text: text('claim', 'claim_text', 'step_id', 'claim_step'),
  evidence_file: text('claim', 'evidence_file', 'evidence_id', 'evidence'),
  objection_text: text('objection', 'objection_text', 'objection_id', 'objection'),
  objection_step_text: text('objection', 'objection_step_text', 'step_id', 'objection_step'),
  adoption_refusal_text: text('scheme-proposal', 'adoption_refusal_text', 'refusal_id', 'adoption_refusal'),
  flag_ruling_text: text('assembly', 'flag_ruling_text', 'ruling_id', 'flag_ruling'),
  filing_body: text('filing', 'filing_body', 'filing_id', 'filing'),
  filing_step_text: text('filing', 'filing_step_text', 'step_id', 'filing_step'),
  filing_paper_file: text('filing', 'filing_paper_file', 'paper_id', 'filing_step', {
    table: 'filing_paper',
    column: 'step_id'
  }),
  spot_check_finding_text: text('spot-check', 'spot_check_finding_text', 'finding_id', 'spot_check_finding'),
  outcome_ruling_text: text('outcome', 'outcome_ruling_text', 'ruling_id', 'outcome_ruling'),
  correction_text: text('outcome', 'correction_text', 'correction_id', 'correction'),
  talk_text: text('outcome', 'talk_text', 'talk_id', 'talk'),
  leave_entry_text: text('leave', 'leave_entry_text', 'entry_id', 'leave_entry'),
  redemption_text: text('redemption', 'redemption_text', 'redemption_id', 'redemption'),
  certificate_issued_text: text('certificate', 'certificate_issued_text', 'issued_id', 'certificate_issued'),
  certificate_received_text: text(
    'certificate',
    'certificate_received_text',
    'received_id',
    'certificate_received'
  ),
  emergency_text: text('emergency', 'emergency_text', 'emergency_id', 'emergency'),

  unit: state('unit', { without: ['salt'], ofUnit: (unit) => sql`id = ${unit}` }),
  // The rules that a unit is founded with may have no change of their own.
  adoption: state('adoption', { ofUnit: (unit) => sql`unit_id = ${unit} and seq is null` }),
  subject: state('subject'),
  subject_name: state('subject_name', {
    id: 'subject_id',
    keyed: true,
    ofUnit: ofOwner('subject_id', 'subject', 'id')
  }),
  role: state('role', { without: ['to_date', 'ended_by'] }),
  role_end: state('role', {
    without: ['account_id', 'unit_id', 'role', 'subject_id', 'from_date', 'given_by']
  }),
  role_department: state('role_department', { id: 'role_id', ofUnit: ofOwner('role_id', 'role', 'id') }),
  announcement: state('announcement', { id: 'code', keyed: true }),
  announcement_plan: state('announcement_plan', { id: 'announcement_code', ofUnit: ofAnnouncement }),
  announcement_version: state('announcement_version', { ofUnit: ofAnnouncement }),
  announcement_version_text: state('announcement_version_text', {
    id: 'version_id',
    keyed: true,
    ofUnit: (unit) => sql`version_id in (select id from announcement_version where ${ofAnnouncement(unit)})`
  }),
  announcement_file: state('announcement_file', { ofUnit: ofAnnouncement }),
  announcement_file_text: state('announcement_file_text', {
    id: 'file_id',
    keyed: true,
    ofUnit: (unit) => sql`file_id in (select id from announcement_file where ${ofAnnouncement(unit)})`
  })
};

/** The names of those that belong to a kind of change. */
export function committedOf(kinds: ReadonlySet<string>): string[] {
  return Object.entries(committedRows).flatMap(([what, { kind }]) =>
    kind !== null && kinds.has(kind) ? [what] : []
  );
}

/** The names of those whose rows can change, or have no change of their own. */
export const stateRows: readonly string[] = Object.entries(committedRows).flatMap(([what, { kind }]) =>
  kind === null ? [what] : []
);
