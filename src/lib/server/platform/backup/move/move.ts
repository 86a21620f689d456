import type { Description, Progress } from '../contents/describe-store';
import { fromPostgres, fromSqlite, isUrl, toPostgres, toSqlite } from './move-ends';
import { copyStore } from './move-store';
import { CommandRefusal } from '../refusal';

/**
 * Moves everything from SQLite to PostgreSQL or back, while no server runs: compared by the digest of every ledger and
 * table before it counts. The source stays as it is; so does the epoch, since every number is the same.
 *
 * @param ends each a data folder or a URL of PostgreSQL
 * @throws CommandRefusal; then the target holds nothing
 */
export async function moveDatabase(
  ends: { from: string; to: string },
  progress?: Progress
): Promise<Description> {
  const { from, to } = ends;
  if (isUrl(from) === isUrl(to))
    throw new CommandRefusal(
      '一头是数据文件夹，另一头是 postgres://…；同一种数据库之间请用备份和恢复',
      'one end is a data folder, the other postgres://…; between two of a kind, use backup and restore'
    );
  const [read, write] = [isUrl(from) ? fromPostgres : fromSqlite, isUrl(to) ? toPostgres : toSqlite];
  return read(from, (source) => write(to, (target) => copyStore(source, target, progress)));
}
