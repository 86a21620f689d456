import { APIError } from 'better-auth/api';
import { Problem } from '../problem';
import type { Auth } from './auth';
import { passkeyPlace } from './passkey-place';
import type { PasskeyMade, PasskeyUsed } from './passkey-response';
import { signInWithPasskey, type Caller, type Doorway } from './sign-in';

/** The library's API has a body; what it answers goes to the browser as it is. */
export interface Passkeys {
  /**
   * What the browser asks the device for, to sign in.
   * @throws Problem `passkey-not-here`, `sign-in-too-often`
   */
  challenge(caller: Caller, origin: string): Promise<object>;
  /** @throws Problem `passkey-not-here`, `passkey-refused`, `no-role` */
  signIn(caller: Caller, origin: string, response: PasskeyUsed): Promise<void>;
  /**
   * What the browser asks the device for, to make a passkey.
   * @param username as the device lists it
   * @throws Problem `passkey-not-here`, `sign-in-again` when signing in is more than an hour ago
   */
  challengeToAdd(headers: Headers, origin: string, username: string): Promise<object>;
  /** @throws Problem `passkey-not-here`, `sign-in-again`, `passkey-refused` */
  add(headers: Headers, origin: string, passkey: { response: PasskeyMade; name: string }): Promise<void>;
}

/** @param bound sign-in as it is bound to a host name */
export function passkeysAt(door: Doorway, publicUrl: string | null, bound: (rpID: string) => Auth): Passkeys {
  const at = (origin: string): Auth => {
    const { rpID } = passkeyPlace(origin, publicUrl);
    if (rpID === null) throw new Problem('passkey-not-here', 403);
    return bound(rpID);
  };
  return {
    async challenge({ headers, source }, origin) {
      const { api } = at(origin);
      if (!(await door.attempts.begin(null, source))) throw new Problem('sign-in-too-often', 429);
      return api.generatePasskeyAuthenticationOptions({ headers });
    },
    signIn: async (caller, origin, response) =>
      signInWithPasskey(door, caller, { passkeys: at(origin), response }),
    async challengeToAdd(headers, origin, username) {
      const { api } = at(origin);
      return orRefused(() => api.generatePasskeyRegistrationOptions({ headers, query: { name: username } }));
    },
    async add(headers, origin, { response, name }) {
      const { api } = at(origin);
      await orRefused(() => api.verifyPasskeyRegistration({ headers, body: { response, name } }));
    }
  };
}

async function orRefused<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    throw error.body?.code === 'SESSION_NOT_FRESH'
      ? new Problem('sign-in-again', 403)
      : new Problem('passkey-refused', 422);
  }
}
