import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';

/** A rule on rows that are added, which the database itself holds: what breaks it, in words that both databases know. */
export interface RefusedRow {
  table: string;
  /** the trigger's name; in SQLite it is one for the whole database */
  trigger: string;
  /** the function that PostgreSQL's trigger runs */
  run: string;
  /** after: the row is there when it is looked at */
  when?: 'before' | 'after';
  /**
   * Conditions on `new` that come first, the cheapest before: PostgreSQL sets up all of a condition before it looks at any of
   * it, and a rule on few rows would slow down all others.
   */
  among?: readonly string[];
  /** a condition on `new` */
  broken: string;
  why: string;
}

/** Makes the database itself refuse a row that breaks a rule, and say why. */
export async function refuseWhere(db: QueryExecutorProvider, rule: RefusedRow): Promise<void> {
  const { table, trigger, run, when = 'before' } = rule;
  const statements = isPostgres(db)
    ? [
        `create or replace function ${run}() returns trigger language plpgsql as $$${bodyInPostgres(rule)}$$`,
        `create trigger ${trigger} ${when} insert on ${table} for each row execute function ${run}()`,
        // Also for a session that plays a replica, where triggers are off.
        `alter table ${table} enable always trigger ${trigger}`
      ]
    : [inSqlite(rule)];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** The same for a rule that stands already and says something else from now on. */
export async function refuseInstead(db: QueryExecutorProvider, rule: RefusedRow): Promise<void> {
  const on = isPostgres(db) ? ` on ${rule.table}` : '';
  await sql.raw(`drop trigger ${rule.trigger}${on}`).execute(db);
  await refuseWhere(db, rule);
}

/** What PostgreSQL's function runs. Doctor compares it, but for its white space. */
export function bodyInPostgres({ among = [], broken, why }: RefusedRow): string {
  const refused = `if ${broken} then raise exception '${why}' using errcode = 'restrict_violation'; end if;`;
  return `
begin
  ${among.reduceRight((inner, first) => `if ${first} then ${inner} end if;`, refused)}
  return new;
end`;
}

function inSqlite({ table, trigger, when = 'before', among = [], broken, why }: RefusedRow): string {
  return `create trigger ${trigger} ${when} insert on ${table} when ${[...among, broken].join(' and ')}
    begin select raise(abort, '${why}'); end`;
}
