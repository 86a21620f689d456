/** The tables that only grow: together they are the units' ledgers. Their triggers are the database's own. */
export const ledgerTables: readonly string[] = [
  'audit',
  'change_log',
  'decision',
  'entry',
  'notice',
  'seal',
  'seal_result'
];

/** What may be erased, row by row, and never rewritten. */
export const erasableTables: readonly string[] = ['entry_text', 'notice_body'];
