import { sql, type Kysely, type Transaction } from 'kysely';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { saysAway } from '../../store/database-away';
import { openAsItIs, openPostgres } from '../../store/postgres/open-postgres';
import { openSqlite } from '../../store/sqlite/open-sqlite';
import type { Tables } from '../../store/tables/tables';
import { catalogue } from '../contents/catalogue';
import { flush } from '../copy-file';
import { databaseName } from '../../store/sqlite/database-name';
import { needThisVersion } from '../need-this-version';
import { openFile } from '../open-file';
import { refusalOfFailure, noDatabase, CommandRefusal } from '../refusal';

type Use<T> = (db: Kysely<Tables>) => Promise<T>;

/** Whether an end of a move is PostgreSQL's address; otherwise it is a folder. */
export function isUrl(end: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(end);
}

/** ms */
const lockPatience = 10_000;

const running = () =>
  new CommandRefusal(
    '源数据库还有别的程序连着：请先停下服务，再搬',
    'another program has the source open: stop the server first, then move'
  );

/**
 * Reads a SQLite database that nobody else has open, or can open until this is done.
 * @throws CommandRefusal when there is no database, or when another program has it open
 */
export async function fromSqlite<T>(dataDir: string, read: Use<T>): Promise<T> {
  const file = join(dataDir, databaseName);
  if (!existsSync(file)) throw noDatabase(dataDir);
  const opened = openFile(file);
  try {
    try {
      // Leaving the journal takes the file for oneself: SQLite refuses while anybody else has it open.
      opened.raw.pragma('busy_timeout = 1000');
      opened.raw.pragma('journal_mode = delete');
      opened.raw.exec('begin exclusive');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      throw code.startsWith('SQLITE_BUSY') ? running() : refusalOfFailure(error, file);
    }
    await needThisVersion(opened.db, 'source');
    return await read(opened.db);
  } finally {
    if (opened.raw.inTransaction) opened.raw.exec('rollback');
    opened.close();
  }
}

/** Reads a PostgreSQL database to which nobody else is connected, and to which nobody can write meanwhile. */
export async function fromPostgres<T>(url: string, read: Use<T>): Promise<T> {
  const store = await openAsItIs(url);
  try {
    return await store
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (moment) => {
        await liftTimeLimits(moment);
        await needThisVersion(moment, 'source');
        await sql`set local lock_timeout = ${sql.lit(lockPatience)}`.execute(moment);
        for (const { name } of await catalogue(moment))
          await sql`lock table ${sql.table(name)} in share mode`.execute(moment).catch((error: unknown) => {
            // Somebody writes there.
            throw saysAway(error) ? running() : error;
          });
        await needAlone(moment);
        return read(moment);
      });
  } finally {
    await store.destroy();
  }
}

async function needAlone(moment: Transaction<Tables>): Promise<void> {
  // Connections that have just been closed are listed for a moment longer.
  for (let tries = 0; tries < 10; tries += 1) {
    const { rows } = await sql<{ others: number }>`
      select count(*) as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
      moment
    );
    if (Number(rows[0]?.others) === 0) return;
    await pause(200);
  }
  throw running();
}

/**
 * Fills a new SQLite database aside; it gets its place when it is complete.
 * @throws CommandRefusal when the folder has a database already
 */
export async function toSqlite<T>(dataDir: string, fill: Use<T>): Promise<T> {
  const file = join(dataDir, databaseName);
  if (existsSync(file))
    throw new CommandRefusal(
      `${dataDir} 里已经有数据库：请换一个空文件夹，或先把它移走`,
      `there is a database in ${dataDir} already: name an empty folder, or move it away first`
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const aside = mkdtempSync(join(dataDir, '.move-'));
  try {
    const begun = join(aside, databaseName);
    const store = await openSqlite(begun);
    let filled: T;
    try {
      filled = await store.transaction().execute(fill);
    } finally {
      await store.destroy();
    }
    chmodSync(begun, 0o600);
    flush(begun);
    renameSync(begun, file);
    flush(dataDir);
    return filled;
  } catch (error) {
    throw refusalOfFailure(error, dataDir);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Fills a PostgreSQL database in one transaction. */
export async function toPostgres<T>(url: string, fill: Use<T>): Promise<T> {
  const made = await openPostgres(url);
  await made.destroy();
  const store = await openAsItIs(url);
  try {
    return await store.transaction().execute(async (all) => {
      await liftTimeLimits(all);
      return fill(all);
    });
  } finally {
    await store.destroy();
  }
}

/**
 * Lifts the time limits of a transaction: one end waits while the other is read, and the server's limits
 * would end the move of a county half way.
 */
async function liftTimeLimits(transaction: Transaction<Tables>): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`set local lock_timeout = 0`.execute(transaction);
}
