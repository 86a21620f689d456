import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/** A process that stops in the midst of its turn makes others wait no longer; a hash takes far less. */
const longest = 10_000;

/**
 * Waits until no process has the turn of this key, and takes it.
 * @returns to be called at its end
 */
export async function takeTurn(
  db: Kysely<Tables>,
  clock: () => Date,
  key: string
): Promise<() => Promise<void>> {
  for (;;) {
    const since = await takeNow(db, clock(), key);
    if (since !== null) return () => endTurn(db, key, since);
    await pause(10 + Math.random() * 40);
  }
}

/** Takes the turn unless somebody has it; one that a clock wrote far ahead is nobody's. */
async function takeNow(db: Kysely<Tables>, now: Date, key: string): Promise<string | null> {
  const at = (shift: number) => new Date(now.getTime() + shift).toISOString();
  const taken = await db
    .insertInto('attempt')
    .values({ key, since: at(0), tries: 0 })
    .onConflict((on) =>
      on
        .column('key')
        .doUpdateSet({ since: at(0) })
        .where(({ or, eb }) =>
          or([eb('attempt.since', '<=', at(-longest)), eb('attempt.since', '>', at(longest))])
        )
    )
    .returning('since')
    .executeTakeFirst();
  return taken?.since ?? null;
}

/** Another process may have taken the turn over meanwhile: then it is no more ours to end. */
async function endTurn(db: Kysely<Tables>, key: string, since: string): Promise<void> {
  await db.deleteFrom('attempt').where('key', '=', key).where('since', '=', since).execute();
}
