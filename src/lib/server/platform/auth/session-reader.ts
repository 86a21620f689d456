import { parseCookies } from 'better-auth/cookies';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { signedInBy, type SignedIn } from '../access/signed-in';
import type { Tables } from '../store/tables/tables';
import { sessionAges } from './auth';

/** The cookies that are remembered at most, about 200 bytes each; the one used longest ago goes first. */
const mostRemembered = 20_000;
/** Characters of the longest cookie that is remembered: the library's has 77 and more, by how its signature is written. */
const longest = 200;

/** Asks the library whose session a request has. */
type AskLibrary = () => Promise<{ session: { id: string; token: string } } | null>;

/**
 * Reads the account behind a request. A session whose account has no role any more is ended.
 * @param ask asks the library, which checks the cookie's signature and prolongs the session where it may
 * @returns null where nobody is signed in
 * @throws what the database and the library do
 */
type SessionReader = (headers: Headers, ask: AskLibrary) => Promise<SignedIn | null>;

/**
 * Makes the function that reads whose session a request has. The library needs two statements and a check of the signature for
 * that; a cookie that it has found genuine is remembered, so that one statement answers until the session is to be prolonged.
 * That statement asks for the session itself, and so one that was ended, here or in another process, opens nothing. A session
 * that is to be prolonged is asked of the library each time until a request can prolong it.
 *
 * @param cookie name of the session's cookie
 * @param today YYYY-MM-DD
 */
export function sessionReader(db: Kysely<Tables>, cookie: string, today: () => string): SessionReader {
  const remembered = new LRUCache<string, string>({ max: mostRemembered });
  return async (headers, ask) => {
    const value = onlyCookie(headers, cookie);
    const id = remembered.get(value);
    const quick = id === undefined ? null : await signedInBy(db, id, today());
    if (quick && !isToBeProlonged(quick)) return quick.signedIn;
    remembered.delete(value);
    const { session } = (await ask()) ?? {};
    if (!session) return null;
    const confirmed = await signedInBy(db, session.id, today());
    if (!confirmed) await db.deleteFrom('auth_session').where('id', '=', session.id).execute();
    else if (value.startsWith(`${session.token}.`) && value.length <= longest)
      remembered.set(value, session.id);
    return confirmed?.signedIn ?? null;
  };
}

/** A cookie's value; empty where its name stands twice, since the library may read the other one. */
function onlyCookie(headers: Headers, name: string): string {
  const header = headers.get('cookie') ?? '';
  return header.split(name).length === 2 ? (parseCookies(header).get(name) ?? '') : '';
}

function isToBeProlonged({ expires }: { expires: Date }): boolean {
  const { expiresIn, updateAge } = sessionAges;
  return expires.getTime() - (expiresIn - updateAge) * 1000 <= Date.now();
}
