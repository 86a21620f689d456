import type { Kysely } from 'kysely';
import type { Actor } from '../accounts/actor';
import { liveSessions } from '../accounts/live-sessions';
import { signedInOf, type SignedIn } from '../accounts/signed-in';
import { storeEpoch } from '../epoch/store-epoch';
import { SessionWatch } from '../live/session-watch';
import type { Tables } from '../store/tables';
import { initialPassword } from './initial-password';
import { passkeysAt, type Passkeys } from './passkeys';
import { signIn, type Caller, type Doorway } from './sign-in';
import type { Auth } from './auth';

/** Every way in and out of the house, and who is inside. */
export interface Entrance {
  /** @throws what `signIn` does */
  signIn(caller: Caller, asked: { username: string; password: string }): Promise<void>;
  signOut(headers: Headers): Promise<void>;
  passkeys: Passkeys;
  /** who sends these headers, by session cookie and today's roles. Prolongs the session, or ends it without a role. */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  /** the same outside of Kit, where no cookie can be set: the session stays as it is */
  peek(headers: Headers): Promise<SignedIn | null>;
  /** ends what is open under a session, once that ends */
  sessions: SessionWatch;
  /** what the office hands over for an act with this key */
  initialPassword(actor: Actor, key: string): string;
}

interface Ground extends Doorway {
  db: Kysely<Tables>;
  secret: string;
  publicUrl: string | null;
  /** sign-in with passkeys bound to a host name */
  bound(rpID: string): Auth;
  failed(error: unknown): void;
}

export function entrance(ground: Ground): Entrance {
  const { db, auth, secret, publicUrl, clock, today } = ground;
  const byName = new Map<string, Auth>();
  const bound = (rpID: string): Auth => {
    const known = byName.get(rpID) ?? ground.bound(rpID);
    byName.set(rpID, known);
    return known;
  };
  const sessions = new SessionWatch(
    (ids) => liveSessions(db, ids, { now: clock(), today: today() }),
    ground.failed
  );
  const peek = (headers: Headers) => auth.api.getSession({ headers, query: { disableRefresh: true } });
  const inside = async (asked: Promise<Parameters<typeof signedInOf>[1] | null>) => {
    const session = await asked.catch(async (error: unknown) => {
      // Sign-in's library says nothing but that it failed: a database that is away says so itself.
      await storeEpoch(db);
      throw error;
    });
    return session && signedInOf(db, session, today());
  };
  return {
    sessions,
    signIn: (caller, asked) => signIn(ground, caller, asked),
    async signOut(headers) {
      await auth.api.signOut({ headers });
      sessions.check();
    },
    passkeys: passkeysAt(ground, publicUrl, bound),
    // Prolonging is a write: who is signed in reads on while the disk is full.
    signedIn: (headers) => inside(auth.api.getSession({ headers }).catch(() => peek(headers))),
    peek: (headers) => inside(peek(headers)),
    initialPassword: (actor, key) => initialPassword(secret, actor.account, key)
  };
}
