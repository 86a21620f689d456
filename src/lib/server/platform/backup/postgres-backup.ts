import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { beginEpoch } from '../epoch/store-epoch';
import { openPostgres } from '../store/postgres/open-postgres';
import type { Tables } from '../store/tables/tables';
import { assemble, sealBackup, type BackupOptions } from './assemble';
import { differences } from './contents/compare';
import { describeStore, type Progress } from './contents/describe-store';
import type { Backup } from './folders';
import { closedIn, keepClosed, type ClosedAccess, type KeptClosed } from './restore/keep-closed';
import { keepSessions } from './restore/keep-sessions';
import { lossesIn, possibleLosses, type RestoreLosses, type UnitLoss } from './restore/losses';
import { noteLosses } from './restore/note-losses';
import { lookAtPostgres } from './look-at';
import { needThisVersion } from './need-this-version';
import { openBackup } from './open-backup';
import { CommandRefusal } from './refusal';

const dumpName = 'sunboard.dump';

/**
 * Backs PostgreSQL up by its own pg_dump, which must be on the PATH, while the server runs; beside it the digests of
 * the very moment that pg_dump sees.
 *
 * @throws CommandRefusal
 */
export async function takePostgresBackup(options: BackupOptions, databaseUrl: string): Promise<Backup> {
  return assemble(options, 0, async (folder) => {
    const described = await lookAtPostgres(databaseUrl, async (moment) => {
      const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(moment);
      const description = await describeStore(moment, options.progress);
      await dump(databaseUrl, [
        `--snapshot=${rows[0]?.id}`,
        '--format=custom',
        `--file=${join(folder, dumpName)}`
      ]);
      return description;
    });
    return sealBackup(folder, { name: dumpName, database: 'postgres', described }, options);
  });
}

/** The password goes by the environment: arguments are everybody's to read. */
function dump(databaseUrl: string, args: readonly string[]): Promise<void> {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return new Promise((done, failed) => {
    const child = spawn('pg_dump', [`--dbname=${url.href}`, '--no-owner', '--no-privileges', ...args], {
      env: { ...process.env, ...(password && { PGPASSWORD: password }) },
      stdio: ['ignore', 'ignore', 'pipe']
    });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.on('error', () =>
      failed(
        new CommandRefusal(
          '没有找到 pg_dump：请安装和服务器同版本的 PostgreSQL 客户端（postgresql-client）',
          'pg_dump was not found: install PostgreSQL’s client of the server’s version (postgresql-client)'
        )
      )
    );
    child.on('exit', (code) => {
      if (code === 0) return done();
      failed(new CommandRefusal(`pg_dump 失败：${said.trim()}`, `pg_dump failed with ${code}`));
    });
  });
}

/**
 * Finishes a restore with pg_restore: proves row by row that the database is the backup's, begins a new
 * history, closes what was closed since the backup, and ends every session. One that was ended may have come back
 * with it.
 * @throws CommandRefusal; then nothing was changed
 */
export async function adoptRestored(options: {
  path: string;
  databaseUrl: string;
  /** URL of the database that it replaces, which knows what was closed since; null: it is lost */
  replaces: string | null;
  now: Date;
  progress?: Progress;
}): Promise<{ backup: Backup; kept: KeptClosed | null; missing: UnitLoss[] }> {
  const backup = await openBackup(options.path);
  const found = await lookAtPostgres(options.databaseUrl, (moment) =>
    describeStore(moment, options.progress)
  );
  const [first] = differences(backup.manifest, found);
  if (first)
    throw new CommandRefusal(
      `PostgreSQL 里的数据不是这份备份（${first.what}）：先停下服务，用 pg_restore 恢复到一个空库（docs/backup.zh-CN.md），再运行这条命令`,
      `what PostgreSQL holds isn't this backup (${first.what}): stop the server, pg_restore it into an empty database (docs/backup.md), then run this again`
    );
  const { replaces, now } = options;
  const times = { backupAt: backup.manifest.at, now };
  const store = await openPostgres(options.databaseUrl);
  try {
    const { closed, losses } =
      replaces === null
        ? { closed: null, losses: await possibleLosses(store, times) }
        : await lookAtPostgres(replaces, (moment) => readReplaced(moment, store));
    const kept = await store.transaction().execute(async (all) => {
      await beginEpoch(all, now);
      await keepSessions(all, null);
      await noteLosses(all, losses, times);
      return closed && keepClosed(all, closed);
    });
    return { backup, kept, missing: losses.units };
  } finally {
    await store.destroy();
  }
}

async function readReplaced(
  moment: Kysely<Tables>,
  restored: Kysely<Tables>
): Promise<{ closed: ClosedAccess; losses: RestoreLosses }> {
  await needThisVersion(moment, 'replaced');
  return { closed: await closedIn(moment), losses: await lossesIn(moment, restored) };
}
