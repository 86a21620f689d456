import { sql, type Kysely, type QueryExecutorProvider } from 'kysely';

/** Tables that only grow, each with every set of columns that is unique in it. */
const appendOnly: Record<string, string[][]> = {
  decision: [['id'], ['unit_id', 'date', 'body', 'minutes']],
  entry: [['id'], ['seq'], ['unit_id', 'no']],
  seal: [['id'], ['seq'], ['unit_id', 'period']],
  seal_result: [['seal_id', 'subject_id']],
  notice: [['id'], ['seq'], ['code'], ['unit_id', 'year', 'no']],
  change_log: [['seq']],
  audit: [['id'], ['account_id', 'client_key']]
};

/** What may be erased, row by row, and never rewritten. */
const erasable = { entry_text: 'entry_id', notice_body: 'notice_id' };

/**
 * Makes the ledger's tables refuse UPDATE, DELETE and INSERT OR REPLACE in SQLite itself. REPLACE passes update and
 * delete triggers (`recursive_triggers` is off), so the insert must look: every unique key is named, since REPLACE
 * removes whatever row clashes on any of them, and `rowid`, which a statement may give outright.
 */
export async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  for (const [table, key] of Object.entries(erasable)) {
    const refuse = `begin select raise(abort, '${table} may be erased, not rewritten'); end`;
    const triggers = [
      `create trigger ${table}_no_update before update on ${table} ${refuse}`,
      `create trigger ${table}_no_replace before insert on ${table}
         when exists (select 1 from ${table} where ${key} is new.${key} or rowid is new.rowid) ${refuse}`
    ];
    for (const trigger of triggers) await sql.raw(trigger).execute(db);
  }
}

/** The same for one table that a later migration makes, with every set of columns that is unique in it. */
export async function refuseChangesOf(
  db: QueryExecutorProvider,
  table: string,
  keys: string[][]
): Promise<void> {
  const clash = [...keys, ['rowid']].map((key) =>
    key.map((column) => `${column} is new.${column}`).join(' and ')
  );
  const refuse = `select raise(abort, '${table} is append-only')`;
  const triggers = [
    `create trigger ${table}_no_update before update on ${table} begin ${refuse}; end`,
    `create trigger ${table}_no_delete before delete on ${table} begin ${refuse}; end`,
    `create trigger ${table}_no_replace before insert on ${table}
       when exists (select 1 from ${table} where ${clash.map((each) => `(${each})`).join(' or ')})
       begin ${refuse}; end`
  ];
  for (const trigger of triggers) await sql.raw(trigger).execute(db);
}
