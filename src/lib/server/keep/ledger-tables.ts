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

/** Only grows as well, and is no unit's. */
export const growingTables: readonly string[] = ['erased'];

/** What may be erased, row by row, and never rewritten. */
export const erasableTables: readonly string[] = ['entry_text', 'notice_body'];
