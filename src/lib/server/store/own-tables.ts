/** Every table that a house makes in its database, sign-in's and the migrations' own too. A test keeps it complete. */
export const ownTables = [
  'announcement',
  'answer',
  'attempt',
  'audit',
  'auth_account',
  'auth_passkey',
  'auth_session',
  'auth_user',
  'auth_verification',
  'board',
  'change_log',
  'decision',
  'entry',
  'entry_text',
  'erased',
  'founding',
  'initial_password',
  'kysely_migration',
  'kysely_migration_lock',
  'notice',
  'notice_body',
  'pairing',
  'role',
  'seal',
  'seal_result',
  'store_epoch',
  'subject',
  'subject_name',
  'unit'
] as const;

/** Every function that a house makes in PostgreSQL. */
export const ownFunctions = [
  'mark_erased',
  'refuse_change',
  'refuse_kept',
  'refuse_return',
  'tell_changes'
] as const;
