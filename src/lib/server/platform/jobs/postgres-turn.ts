import { sql } from 'kysely';
import { keepSession, type DatabaseSession } from '../store/postgres/kept-session';
import type { JobTurn } from './turn';

/** Locks of jobs, among the advisory locks of the database. */
const kind = 20_261_104;

/**
 * Gives each job to one process by an advisory lock, on a connection of its own: the process that got it
 * keeps it and runs the job every time. When it dies, the database releases the lock, and another one gets
 * it at the next time.
 * @throws what `keepSession` throws
 */
export async function postgresTurn(
  url: string,
  log: Parameters<typeof keepSession>[1]['log']
): Promise<JobTurn> {
  let session: DatabaseSession | null = null;
  const held = new Set<string>();
  const kept = await keepSession(url, {
    name: 'sunboard jobs',
    log,
    async begin(opened) {
      // Locks end with the connection that they were taken on.
      held.clear();
      session = opened;
    }
  });
  return {
    async mine(job) {
      if (!session) return false;
      const { client, db } = session;
      // The database is asked even when the lock is held, because a lost connection has lost its locks.
      const { rows } = await sql<{ got: boolean }>`select
        case when ${held.has(job)} then true else pg_try_advisory_lock(${sql.lit(kind)}, hashtext(${job})) end as got`.execute(
        db
      );
      if (session?.client !== client || !rows[0]?.got) return false;
      held.add(job);
      return true;
    },
    close: () => kept.close()
  };
}
