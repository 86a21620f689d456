import { APIError } from 'better-auth/api';
import { Problem } from '../problem/problem';
import type { Auth } from './auth';
import { passkeyPlace } from './passkey-place';
import type { PasskeyMade, PasskeyUsed } from './passkey-response';
import { attemptSource } from './attempt-source';
import { waitParams } from './wait-params';
import { signInWithPasskey, type SignInCaller, type SignInContext } from './sign-in';

/** Sign-in with passkeys. The options that it returns are the library's and go to the browser unchanged. */
export interface Passkeys {
  /**
   * The options with which the browser asks the device for a sign-in.
   * @throws Problem `passkey-not-here`, `sign-in-too-often`
   */
  challenge(caller: SignInCaller, origin: string): Promise<object>;
  /**
   * @returns the account's id
   * @throws Problem `passkey-not-here`, `passkey-refused`, `no-role`
   */
  signIn(headers: Headers, origin: string, response: PasskeyUsed): Promise<string>;
  /**
   * The options with which the browser asks the device for a new passkey.
   * @param username as the device lists it
   * @throws Problem `passkey-not-here`, `sign-in-again` when signing in is more than an hour ago
   */
  challengeToAdd(headers: Headers, origin: string, username: string): Promise<object>;
  /** @throws Problem `passkey-not-here`, `sign-in-again`, `passkey-refused` */
  add(headers: Headers, origin: string, passkey: { response: PasskeyMade; name: string }): Promise<void>;
}

/**
 * Offers passkeys at the addresses of this server.
 * @param bound sign-in as it is bound to a host name
 */
export function passkeysAt(
  context: SignInContext,
  publicUrl: string | null,
  bound: (rpID: string) => Auth
): Passkeys {
  const at = (origin: string): Auth => {
    const { rpID } = passkeyPlace(origin, publicUrl);
    if (rpID === null) throw new Problem('passkey-not-here', 403);
    return bound(rpID);
  };
  return {
    async challenge({ headers, source }, origin) {
      const { api } = at(origin);
      const browser = context.devices.browser(context.deviceIn(headers));
      const until = await (browser === null
        ? context.attempts.begin('passkey-address', attemptSource(source))
        : context.attempts.begin('passkey-device', browser));
      if (until) throw new Problem('sign-in-too-often', 429, waitParams(until, context.clock()));
      return api.generatePasskeyAuthenticationOptions({ headers });
    },
    signIn: async (headers, origin, response) =>
      signInWithPasskey(context, headers, { passkeys: at(origin), response }),
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
