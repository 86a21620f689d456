import { sql, type Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import { sessionAges } from './auth';
import { initialDays } from './initial-password';

const second = 1000;
const day = 24 * 60 * 60 * second;

/**
 * Pulls back what a clock that was ahead has left in the future, so that it counts as of now: unsuccessful attempts lock
 * nobody out until that day, sessions and handed-over passwords hold no longer than those of today, and a board that is
 * silent from now on is missed.
 */
export async function pullBack(db: Kysely<Tables>, now: Date): Promise<void> {
  const [from, until] = [now.toISOString(), after(now, sessionAges.expiresIn * second)];
  await db.updateTable('attempt').set({ since: from }).where('since', '>', from).execute();
  await sql`update auth_session set ${sql.ref('expiresAt')} = ${until}
    where ${sql.ref('expiresAt')} > ${until}`.execute(db);
  for (const column of ['createdAt', 'updatedAt'])
    await sql`update auth_session set ${sql.ref(column)} = ${from} where ${sql.ref(column)} > ${from}`.execute(
      db
    );
  // A proof lives for minutes: one that would live for a day is of another time.
  await sql`delete from auth_verification where ${sql.ref('expiresAt')} > ${after(now, day)}`.execute(db);
  const slip = after(now, initialDays * day);
  await db.updateTable('board').set({ seen_at: from }).where('seen_at', '>', from).execute();
  // Outages of that time are over, and nobody is told of a return from them.
  await db.deleteFrom('board_mail').where('since', '>', from).execute();
  await db.updateTable('initial_password').set({ until: slip }).where('until', '>', slip).execute();
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
