import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

/** Every table's rows as JSON, `table {…}`. */
export type Rows = string[];

/** Reads a server's database from outside, while it runs. */
export class DatabaseWatcher {
  readonly #db: Database.Database;

  constructor(file: string) {
    this.#db = new Database(file, { readonly: true });
  }

  /** A number that grows with every commit of another process; reading it after each request is cheap. */
  version(): number {
    return Number(this.#db.pragma('data_version', { simple: true }));
  }

  rows(): Rows {
    const tables = this.#db
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
      )
      .pluck()
      .all();
    return tables.flatMap((table) =>
      this.#db
        .prepare(`select * from "${String(table)}"`)
        .all()
        .map((row) => `${String(table)} ${JSON.stringify(row)}`)
    );
  }

  /** @param but tables that a refused request may write to */
  digest(but: readonly string[] = []): string {
    const kept = this.rows().filter((row) => !but.some((table) => row.startsWith(`${table} `)));
    return createHash('sha256').update(kept.sort().join('\n')).digest('hex');
  }

  close(): void {
    this.#db.close();
  }
}

const tooCommon = /^(?:\d{4}-\d\d(?:-\d\d(?:T[\d:.]+Z)?)?|[a-z-]{1,16}|.{0,5})$/;

/** Every text in these rows, including those inside JSON columns. */
export function textsOf(rows: Rows): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!tooCommon.test(value)) found.add(value);
      if (/^[[{]/.test(value)) visit(parsed(value));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  for (const row of rows) visit(JSON.parse(row.slice(row.indexOf(' ') + 1)));
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
