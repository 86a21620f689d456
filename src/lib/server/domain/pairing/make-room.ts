import type { Transaction } from 'kysely';
import { isPostgres } from '../../platform/store/dialect';
import type { Tables } from '../../platform/store/tables/tables';
import { pairingLimits } from './pairing-limits';

/**
 * Makes room for one more waiting screen. Nobody is refused, since otherwise a stranger in the hall's WLAN
 * could keep its new screens out: the screens that have been silent for longest are dropped, and a screen
 * that shows its code isn't silent.
 */
export async function makeRoom(db: Transaction<Tables>): Promise<void> {
  const { waiting } = await db
    .selectFrom('pairing')
    .where('board_code', 'is', null)
    .select(({ fn }) => fn.countAll().as('waiting'))
    .executeTakeFirstOrThrow();
  const over = Number(waiting) + 1 - pairingLimits.waiting;
  if (over <= 0) return;
  const silent = await db
    .selectFrom('pairing')
    .where('board_code', 'is', null)
    .orderBy('heard_at')
    .limit(over)
    .select('code')
    // Two that make room at once would wait for each other's rows for ever.
    .$if(isPostgres(db), (rows) => rows.forUpdate().skipLocked())
    .execute();
  const codes = silent.map(({ code }) => code);
  if (codes.length > 0) await db.deleteFrom('pairing').where('code', 'in', codes).execute();
}
