import { createHmac } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { oneAtATime } from '../process/one-at-a-time';
import type { Tables } from '../store/tables/tables';
import { placeLimits } from './attempt-limits';
import { takeTurn } from './attempt-turn';
import { countAsOfNow, type Attempts } from './attempts';

/**
 * The place from which a password is tried. A known device and a session are their owner's alone; an
 * address is shared with strangers.
 */
export type PasswordPlace = { device: string } | { session: string } | { address: string };

/**
 * Counts attempts of accounts' passwords by place, so that strangers' failures elsewhere make nobody wait.
 * See docs/adr/0019-strangers-tries-stop-no-known-device.md for the consequences.
 */
export interface PasswordTries {
  /**
   * Begins an attempt. It counts as failed from here on, so that a hundred at once are no way around; a
   * refused attempt doesn't count and delays nothing.
   * @returns null when the password may be checked; else the moment from which it may
   */
  begin(username: string, place: PasswordPlace): Promise<Date | null>;
  /**
   * Runs the tries of one account from one origin one after another, in all processes, from their beginning to their end:
   * a try counts as failed until it has succeeded, so right ones at once would take each other for wrong ones.
   */
  inTurn<T>(username: string, origin: string, tried: () => Promise<T>): Promise<T>;
  /** The password was right: the place starts anew. */
  succeeded(username: string, place: PasswordPlace): Promise<void>;
  /** Whether somebody who tries the account's password has to wait now, from wherever. */
  someoneWaits(username: string): Promise<boolean>;
  /** Lets everybody try again at once. */
  forgive(username: string): Promise<void>;
}

/**
 * Counts attempts of passwords in the database, under keyed digests.
 * @param secret the key
 */
export function passwordTries(
  db: Kysely<Tables>,
  attempts: Attempts,
  clock: () => Date,
  secret: string
): PasswordTries {
  const digest = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
  /** Sign-in takes a name in capitals for the same one. All places of an account sort together, after this. */
  const accountKey = (username: string) => `${digest(`password ${username.toLowerCase()}`)}.`;
  const keyOf = (username: string, place: PasswordPlace) =>
    accountKey(username) + digest(`place ${Object.entries(place).join()}`);
  const turns = oneAtATime();
  /** Says until when the account is crowded: then only places with free tries left go on. */
  const crowd = (username: string) => attempts.until('account', username.toLowerCase());

  return {
    async begin(username, place) {
      const now = clock();
      const key = keyOf(username, place);
      await countAsOfNow(db, now, key);
      const crowded = 'address' in place ? await crowd(username) : null;
      const begun = await db
        .insertInto('attempt')
        .values({ key, since: now.toISOString(), tries: 1 })
        .onConflict((on) =>
          on
            .column('key')
            .doUpdateSet({
              tries: sql<number>`case when attempt.since <= ${forgottenBy(now)} then 1 else attempt.tries + 1 end`,
              since: sql<string>`excluded.since`
            })
            .where(isOpen(now, crowded !== null))
        )
        .returning('tries')
        .executeTakeFirst();
      if (!begun) return openFrom(db, key, { now, crowded });
      if ('address' in place) await attempts.begin('account', username.toLowerCase());
      return null;
    },
    inTurn(username, origin, tried) {
      const key = digest(`turn ${username.toLowerCase()} ${origin}`);
      // Here they queue in the order in which they came, so that each process asks the database for one of them only.
      return turns.run(key, async () => {
        const end = await takeTurn(db, clock, key);
        try {
          return await tried();
        } finally {
          await end();
        }
      });
    },
    async succeeded(username, place) {
      await db.deleteFrom('attempt').where('key', '=', keyOf(username, place)).execute();
      if ('address' in place) await attempts.takeBack('account', username.toLowerCase());
    },
    async someoneWaits(username) {
      const waits = await placesOf(accountKey(username))
        .where(sql<boolean>`not ${isOpen(clock(), false)}`)
        .select('key')
        .limit(1)
        .executeTakeFirst();
      return waits !== undefined || (await crowd(username)) !== null;
    },
    async forgive(username) {
      const [first, last] = rangeOf(accountKey(username));
      await db.deleteFrom('attempt').where('key', '>', first).where('key', '<', last).execute();
      await attempts.forgive('account', username.toLowerCase());
    }
  };

  function placesOf(account: string) {
    const [first, last] = rangeOf(account);
    return db.selectFrom('attempt').where('key', '>', first).where('key', '<', last);
  }
}

/**
 * The range of all keys that begin with a prefix and continue in digits and letters: text compares by its
 * bytes in both databases.
 */
function rangeOf(prefix: string): [string, string] {
  return [prefix, `${prefix}~`];
}

const { free, waits, forgottenMinutes } = placeLimits;
const longest = waits[waits.length - 1] ?? 0;

function before(now: Date, seconds: number): string {
  return new Date(now.getTime() - seconds * 1000).toISOString();
}

const forgottenBy = (now: Date) => before(now, forgottenMinutes * 60);

/** Whether a place's row lets one more try through. Its `since` is the last try's. */
function isOpen(now: Date, crowded: boolean) {
  const cases = waits.map((wait, no) => sql`when ${sql.lit(free + no)} then ${before(now, wait)}`);
  const last = crowded
    ? sql`${forgottenBy(now)}`
    : sql`case attempt.tries ${sql.join(cases, sql` `)} else ${before(now, longest)} end`;
  return sql<boolean>`(attempt.tries < ${sql.lit(free)} or attempt.since <= ${last})`;
}

/** When a place that was refused may try again: never later than it starts anew. */
async function openFrom(
  db: Kysely<Tables>,
  key: string,
  { now, crowded }: { now: Date; crowded: Date | null }
): Promise<Date> {
  const row = await db
    .selectFrom('attempt')
    .where('key', '=', key)
    .select(['tries', 'since'])
    .executeTakeFirst();
  // The office may have forgiven it meanwhile.
  if (!row) return now;
  const since = Date.parse(row.since);
  const waited = since + (waits[Number(row.tries) - free] ?? longest) * 1000;
  const anew = since + forgottenMinutes * 60_000;
  return new Date(crowded ? Math.max(waited, Math.min(crowded.getTime(), anew)) : waited);
}
