/** The tables that only grow: together they are the units' ledgers. Their triggers are the database's own. */
export const ledgerTables: readonly string[] = [
  'adoption',
  'assembly',
  'assembly_conclusion',
  'assembly_result',
  'audit',
  'ballot',
  'ballot_check',
  'ballot_closing',
  'ballot_paper',
  'ballot_score',
  'ballot_strike',
  'change_log',
  'claim',
  'claim_step',
  'decision',
  'entry',
  'filing',
  'filing_step',
  'flag_ruling',
  'holiday_table',
  'leave_entry',
  'meeting',
  'meeting_member',
  'notice',
  'objection',
  'objection_recusal',
  'objection_step',
  'outcome_recusal',
  'outcome_ruling',
  'recusal',
  'seal',
  'seal_approval',
  'seal_conversion',
  'seal_outcome',
  'seal_proposal',
  'seal_result',
  'seal_withdrawal',
  'self_score',
  'spot_check',
  'spot_check_finding',
  'spot_check_pick',
  'takeover'
];

/** Only grow as well, and are no part of a unit's ledger. */
export const growingTables: readonly string[] = ['erased', 'role_department'];

/** What may be erased, row by row, and never rewritten. */
export const erasableTables: readonly string[] = [
  'audit_place',
  'claim_text',
  'entry_text',
  'filing_body',
  'filing_step_text',
  'flag_ruling_text',
  'leave_entry_text',
  'notice_body',
  'objection_step_text',
  'objection_text',
  'outcome_ruling_text',
  'spot_check_finding_text'
];
