import pg from 'pg';
import { Problem } from '../../problem/problem';
import { CannotOpen } from '../cannot-open';
import { codeOf, isAway } from '../database-away';
import { appliedMigrations } from '../migrate';
import { overOneConnection } from './one-connection';
import { clientOptions } from './postgres-client';

/** The oldest version that PostgreSQL still supports. */
const oldest = 14;

/**
 * Connects once, before anything else does.
 * @returns the migrations that the database has run; none when it is new
 * @throws what the database or the network says; CannotOpen when it is too old
 */
export async function checkPostgres(url: string): Promise<string[]> {
  const client = new pg.Client(clientOptions(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version"
    );
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version < oldest) throw new CannotOpen(sentences.old(databaseLocation(url), version), null);
    return await appliedMigrations(overOneConnection(client));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Why a database could not be opened: one sentence in both languages, that names it without its password. */
export function whyPostgresNotOpen(error: unknown, url: string): Error {
  const cause = error instanceof Problem ? error.cause : error;
  const message = cause instanceof Error ? cause.message || codeOf(cause) : String(cause);
  const name = databaseLocation(url);
  const code = codeOf(cause);
  if (code === '28P01' || code === '28000') return new CannotOpen(sentences.refused(name), cause);
  if (code === '3D000') return new CannotOpen(sentences.missing(name), cause);
  if (code === '42501') return new CannotOpen(sentences.forbidden(name), cause);
  if (isAway(cause) || /SSL|certificate/i.test(message))
    return new CannotOpen(sentences.away(name, message), cause);
  return cause instanceof Error ? cause : new Error(message);
}

/** A database by where it is, without user and password. */
export function databaseLocation(url: string): string {
  const { host, port, database } = new pg.Client(clientOptions(url));
  return `${host}:${port}/${database ?? ''}`;
}

const sentences = {
  away: (name: string, why: string) =>
    `连不上 PostgreSQL ${name}：请检查 DATABASE_URL 的地址，数据库是否已启动（${why}） / PostgreSQL ${name} can't be reached: check the address in DATABASE_URL, and that the database is running (${why})`,
  refused: (name: string) =>
    `PostgreSQL ${name} 不接受这个用户名或密码：请检查 DATABASE_URL / PostgreSQL ${name} refuses this user or password: check DATABASE_URL`,
  missing: (name: string) =>
    `PostgreSQL ${name} 没有这个数据库：请先创建（createdb），再启动 / PostgreSQL ${name}: there is no such database; create it first (createdb), then start again`,
  forbidden: (name: string) =>
    `PostgreSQL ${name} 的这个用户不能在库里建表：请把数据库的所有者改为它 / this user may not make tables in PostgreSQL ${name}: make it the owner of the database`,
  old: (name: string, version: number) =>
    `PostgreSQL ${name} 的版本是 ${version}，需要 ${oldest} 或更新 / PostgreSQL ${name} is version ${version}; ${oldest} or newer is needed`
};
