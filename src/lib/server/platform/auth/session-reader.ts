import { parseCookies } from 'better-auth/cookies';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { signedInBy, type SignedIn } from '../access/signed-in';
import { storeEpoch } from '../epoch/store-epoch';
import type { Tables } from '../store/tables/tables';
import { sessionAges } from './auth';

/** The cookies that are remembered, about 200 bytes each: those used last. */
const mostKnown = 20_000;

/** The library's answer about a request's session. */
type AskLibrary = () => Promise<{ session: { id: string; token: string } } | null>;

interface SessionReader {
  /**
   * The account behind a request, or null. A session whose account has no role any more is ended.
   * @param ask asks the library, which checks the cookie's signature and prolongs the session where it may
   * @throws what the database does
   */
  signedIn(headers: Headers, ask: AskLibrary): Promise<SignedIn | null>;
  /** Replaces an error of the library by the database's own one, if that is away: the library says nothing but that it failed. */
  failed(error: unknown): Promise<never>;
}

/**
 * Reads whose session a request has. The library needs two statements and a check of the signature for that; a cookie that it
 * has found genuine is remembered, so that one statement answers until the session is to be prolonged. That statement asks for
 * the session itself, and so one that was ended, here or in another process, opens nothing.
 *
 * @param cookie name of the session's cookie
 * @param today YYYY-MM-DD
 */
export function sessionReader(db: Kysely<Tables>, cookie: string, today: () => string): SessionReader {
  const genuine = new LRUCache<string, string>({ max: mostKnown });
  const failed = async (error: unknown): Promise<never> => {
    await storeEpoch(db);
    throw error;
  };
  return {
    failed,
    async signedIn(headers, ask) {
      const value = onlyCookie(headers, cookie);
      const known = genuine.get(value);
      const before = known === undefined ? null : await signedInBy(db, known, today());
      if (before && !isToBeProlonged(before)) return before.signedIn;
      genuine.delete(value);
      const { session } = (await ask().catch(failed)) ?? {};
      if (!session) return null;
      const now = await signedInBy(db, session.id, today());
      if (!now) await db.deleteFrom('auth_session').where('id', '=', session.id).execute();
      else if (value.startsWith(`${session.token}.`)) genuine.set(value, session.id);
      return now?.signedIn ?? null;
    }
  };
}

/** A cookie's value; empty where there are several of that name, of which the library may read another one. */
function onlyCookie(headers: Headers, name: string): string {
  const header = headers.get('cookie') ?? '';
  return header.split(`${name}=`).length === 2 ? (parseCookies(header).get(name) ?? '') : '';
}

function isToBeProlonged({ expires }: { expires: Date }): boolean {
  const { expiresIn, updateAge } = sessionAges;
  return expires.getTime() - (expiresIn - updateAge) * 1000 <= Date.now();
}
