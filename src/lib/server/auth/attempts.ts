import { createHmac } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import { sourceKey } from './source-key';

/** A quarter of an hour: long enough that trying out passwords comes to nothing, short enough to wait for. */
const within = 15 * 60_000;
/** An account may be mistyped so often; a whole office or a hall's WLAN comes from one address. */
const most = { account: 10, source: 100 } as const;

/**
 * Counts ways in that failed, by account name and by where they came from: one row each, under a keyed digest, so that
 * no name or address is stored. All processes share them, and a restart forgives nothing. A row counts from its first
 * failure on, and starts anew a quarter of an hour later.
 */
export interface Attempts {
  /**
   * Begins one. It counts as failed from here on, so that a hundred at once are no way around. False when this account
   * or this source has failed too often lately: nothing may be looked at then.
   *
   * @param account null when the way in names none
   * @param source null when the account alone is counted
   */
  begin(account: string | null, source: string | null): Promise<boolean>;
  /** It was right: the account starts from nothing again, and its source has one failure less. */
  succeeded(account: string | null, source: string): Promise<void>;
  /** The account has one failure less, and the others still count. */
  takeBack(account: string): Promise<void>;
  /** Whether the account is refused now. */
  refuses(account: string): Promise<boolean>;
  /** Lets an account try again at once. */
  forgive(account: string): Promise<void>;
}

export function attemptsIn(db: Kysely<Tables>, clock: () => Date, secret: string): Attempts {
  /** Sign-in takes a name in capitals for the same one. */
  const accountKey = (account: string) =>
    createHmac('sha256', secret).update(`attempt account ${account.toLowerCase()}`).digest('base64url');
  const keyOf = (source: string) => sourceKey(secret, 'attempt', source);

  const count = (key: string) => countAttempt(db, clock(), key);

  const oneLess = async (key: string) => {
    await db
      .updateTable('attempt')
      .set({ tries: sql<number>`tries - 1` })
      .where('key', '=', key)
      .where('tries', '>', 0)
      .execute();
  };

  return {
    async begin(account, source) {
      // The source first: one that is refused can't use up somebody's tries as well.
      if (source !== null && (await count(keyOf(source))) > most.source) return false;
      return account === null || (await count(accountKey(account))) <= most.account;
    },
    async succeeded(account, source) {
      if (account !== null) await this.forgive(account);
      await oneLess(keyOf(source));
    },
    async takeBack(account) {
      await oneLess(accountKey(account));
    },
    async refuses(account) {
      const row = await db
        .selectFrom('attempt')
        .where('key', '=', accountKey(account))
        .where('since', '>', before(clock()))
        .where('tries', '>=', most.account)
        .select('tries')
        .executeTakeFirst();
      return row !== undefined;
    },
    async forgive(account) {
      await db.deleteFrom('attempt').where('key', '=', accountKey(account)).execute();
    }
  };
}

/**
 * Counts one more under a keyed digest; gives how many there were in the quarter of an hour that began with the first. In
 * one statement, which both databases run for one row after the other.
 */
export async function countAttempt(db: Kysely<Tables>, now: Date, key: string): Promise<number> {
  const over = sql<boolean>`attempt.since <= ${before(now)}`;
  const { tries } = await db
    .insertInto('attempt')
    .values({ key, since: now.toISOString(), tries: 1 })
    .onConflict((on) =>
      on.column('key').doUpdateSet({
        tries: sql<number>`case when ${over} then 1 else attempt.tries + 1 end`,
        since: sql<string>`case when ${over} then excluded.since else attempt.since end`
      })
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  return Number(tries);
}

/** Forgets what no longer counts. Run now and then: who sends made-up names leaves a row for each. */
export async function tidyAttempts(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('attempt').where('since', '<=', before(now)).execute();
}

function before(now: Date): string {
  return new Date(now.getTime() - within).toISOString();
}
