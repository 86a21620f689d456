import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Tables that signing in writes; nobody else's pages show them. */
const ofSignIn = ['attempt', 'auth_session', 'auth_verification'];

/**
 * A digest of everything in a data folder except sign-ins, which reading doesn't change. Of append-only
 * tables the number of rows suffices.
 */
export function digestOfRows(dataDir: string): string {
  const db = new Database(join(dataDir, 'sunboard.db'), { readonly: true });
  const digest = createHash('sha256');
  const names = (query: string) => db.prepare<[], string>(query).pluck().all();
  try {
    const growing = names(
      "select tbl_name from sqlite_schema where type = 'trigger' and name like '%_no_update'"
    );
    const tables = names("select name from sqlite_schema where type = 'table' order by name");
    for (const table of tables.filter((name) => !ofSignIn.includes(name))) {
      const what = growing.includes(table) ? 'count(*)' : '*';
      digest.update(JSON.stringify([table, db.prepare(`select ${what} from "${table}"`).raw().all()]));
    }
  } finally {
    db.close();
  }
  const files = readdirSync(dataDir).filter((name) => !name.startsWith('sunboard.db'));
  return digest.update(files.sort().join()).digest('hex');
}
