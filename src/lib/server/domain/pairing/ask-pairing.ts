import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import { makeRoom } from './make-room';
import { pairingLimits } from './pairing-limits';
import { digestOfSecret, newSecret, newUserCode } from './secrets';
import { tidyPairing } from './tidy-pairing';

/** The state of a screen that asks to be paired. */
export type PairingState =
  /** `secret`: this browser's own, which it has to store; null when it has it already */
  | { state: 'waiting'; code: string; expires: Date; secret: string | null }
  /** the board's token, which nobody else gets */
  | { state: 'paired'; token: string };

/**
 * Answers a screen: the code that it has to show, or, once the office has confirmed that code, the token of its
 * board. Only the holder of the secret learns what became of its request (RFC 8628, 3.4): the code, which a whole
 * hall can read, gets nothing here.
 *
 * An answer can be lost on its way, so the secret gets a token until one of them has been used; each replaces the
 * one before. Then the secret is spent.
 *
 * @param secret what the browser has from an earlier answer; anything else counts as nothing
 */
export function askPairing(db: Kysely<Tables>, now: Date, secret: string | null): Promise<PairingState> {
  return db.transaction().execute(async (transaction) => {
    const own = secret === null ? undefined : await requestOf(transaction, now, secret);
    if (own && own.board_code === null)
      return { state: 'waiting', code: own.code, expires: new Date(own.expires_at), secret: null };
    const token = own?.board_code ? await handOver(transaction, own.board_code) : null;
    return token === null ? begin(transaction, now) : { state: 'paired', token };
  });
}

/** The request that the secret has begun, which is heard of by being asked about. */
function requestOf(db: Kysely<Tables>, now: Date, secret: string) {
  return db
    .updateTable('pairing')
    .set({ heard_at: now.toISOString() })
    .where('device', '=', digestOfSecret(secret))
    .where('expires_at', '>', now.toISOString())
    .returning(['code', 'expires_at', 'board_code'])
    .executeTakeFirst();
}

/** A new token for a confirmed board; null when the board has used one already, or the office has ended it again. */
async function handOver(db: Transaction<Tables>, board: string): Promise<string | null> {
  const token = newSecret();
  const { numUpdatedRows } = await db
    .updateTable('board')
    .set({ token: digestOfSecret(token) })
    .where('code', '=', board)
    .where('revoked_at', 'is', null)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? null : token;
}

async function begin(db: Transaction<Tables>, now: Date): Promise<PairingState> {
  await tidyPairing(db, now);
  await makeRoom(db);
  const secret = newSecret();
  const code = newUserCode();
  const expires = new Date(now.getTime() + pairingLimits.minutes * 60_000);
  await db
    .insertInto('pairing')
    .values({
      code,
      device: digestOfSecret(secret),
      asked_at: now.toISOString(),
      heard_at: now.toISOString(),
      expires_at: expires.toISOString(),
      board_code: null
    })
    .execute();
  return { state: 'waiting', code, expires, secret };
}
