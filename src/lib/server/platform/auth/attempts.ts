import { createHmac } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import { attemptLimits, placeLimits } from './attempt-limits';

type AttemptKind = keyof typeof attemptLimits;

/**
 * Counts what was begun and didn't succeed: one row for each kind and name, under a keyed digest, so that no name or
 * address is stored. All processes share them, and a restart forgives nothing. A row counts from its first failure on, and
 * starts anew when the kind's minutes are over.
 */
export interface Attempts {
  /**
   * Begins one. It counts as failed from here on, so that a hundred at once are no way around.
   * @returns null when it may go on; else the moment from which it may
   */
  begin(kind: AttemptKind, name: string): Promise<Date | null>;
  /** When the next may be begun, without beginning it; null: now. */
  until(kind: AttemptKind, name: string): Promise<Date | null>;
  /** Takes one failure back; the others still count. */
  takeBack(kind: AttemptKind, name: string): Promise<void>;
  /** Forgets all failures. */
  forgive(kind: AttemptKind, name: string): Promise<void>;
}

/**
 * Counts attempts in the database, under keyed digests of names and addresses.
 * @param secret the key
 */
export function attemptsIn(db: Kysely<Tables>, clock: () => Date, secret: string): Attempts {
  const keyOf = (kind: AttemptKind, name: string) =>
    createHmac('sha256', secret).update(`attempt ${kind} ${name}`).digest('base64url');
  const endOf = (kind: AttemptKind, since: string) =>
    new Date(Date.parse(since) + attemptLimits[kind].minutes * 60_000);

  return {
    async begin(kind, name) {
      const { most, minutes } = attemptLimits[kind];
      const { tries, since } = await count(db, clock(), { key: keyOf(kind, name), minutes });
      return tries > most ? endOf(kind, since) : null;
    },
    async until(kind, name) {
      const { most, minutes } = attemptLimits[kind];
      await countAsOfNow(db, clock(), keyOf(kind, name));
      const row = await db
        .selectFrom('attempt')
        .where('key', '=', keyOf(kind, name))
        .where('since', '>', ago(clock(), minutes))
        .where('tries', '>=', most)
        .select('since')
        .executeTakeFirst();
      return row ? endOf(kind, row.since) : null;
    },
    takeBack: (kind, name) => uncountAttempt(db, keyOf(kind, name)),
    async forgive(kind, name) {
      await db.deleteFrom('attempt').where('key', '=', keyOf(kind, name)).execute();
    }
  };
}

/** Counts one more under a keyed digest; gives how many there were in the quarter of an hour that began with the first. */
export async function countAttempt(db: Kysely<Tables>, now: Date, key: string): Promise<number> {
  return (await count(db, now, { key, minutes: 15 })).tries;
}

/** Takes one back that was counted under a keyed digest, because nothing came of it. */
export async function uncountAttempt(db: Kysely<Tables>, key: string): Promise<void> {
  await db
    .updateTable('attempt')
    .set({ tries: sql<number>`tries - 1` })
    .where('key', '=', key)
    .where('tries', '>', 0)
    .execute();
}

/** Counting is one statement, so that two tries at once can't both read the old number. */
async function count(
  db: Kysely<Tables>,
  now: Date,
  { key, minutes }: { key: string; minutes: number }
): Promise<{ tries: number; since: string }> {
  const over = sql<boolean>`attempt.since <= ${ago(now, minutes)}`;
  const ahead = sql<boolean>`attempt.since > excluded.since`;
  const { tries, since } = await db
    .insertInto('attempt')
    .values({ key, since: now.toISOString(), tries: 1 })
    .onConflict((on) =>
      on.column('key').doUpdateSet({
        tries: sql<number>`case when ${over} then 1 else attempt.tries + 1 end`,
        since: sql<string>`case when ${over} or ${ahead} then excluded.since else attempt.since end`
      })
    )
    .returning(['tries', 'since'])
    .executeTakeFirstOrThrow();
  return { tries: Number(tries), since };
}

/** A count from the future, left by a clock that was ahead, begins now: else it would lock out until that day. */
export async function countAsOfNow(db: Kysely<Tables>, now: Date, key: string): Promise<void> {
  const since = now.toISOString();
  await db.updateTable('attempt').set({ since }).where('key', '=', key).where('since', '>', since).execute();
}

/** Deletes attempts that no longer count. It runs now and then, because made-up names leave two rows each. */
export async function tidyAttempts(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('attempt').where('since', '<=', ago(now, placeLimits.forgottenMinutes)).execute();
}

function ago(now: Date, minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString();
}
