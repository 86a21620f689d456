import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Made = Parameters<typeof startRegistration>[0]['optionsJSON'];
type Used = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Whether this browser has passkeys at all, at this address. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/** A refusal's code; `stopped` when the device or the person said no, or nothing arrived. */
export class PasskeyRefused extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'PasskeyRefused';
  }
}

/** Makes a passkey for who is signed in. @throws PasskeyRefused */
export async function addPasskey(): Promise<void> {
  const optionsJSON = await post<Made>('/api/passkey/new-challenge', {});
  const { id, rawId, type, response } = await asked(() => startRegistration({ optionsJSON }));
  const { clientDataJSON, attestationObject, transports } = response;
  await post('/api/passkey/add', {
    response: {
      ...{ id, rawId, type, clientExtensionResults: {} },
      response: { clientDataJSON, attestationObject, transports }
    }
  });
}

/** Signs in with a passkey that the device holds. @throws PasskeyRefused */
export async function signInWithPasskey(): Promise<void> {
  const options = await post<Used>('/api/passkey/challenge', {});
  // A passkey stands for the password: the server takes none that wasn't unlocked.
  const optionsJSON: Used = { ...options, userVerification: 'required' };
  const { id, rawId, type, response } = await asked(() => startAuthentication({ optionsJSON }));
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  await post('/api/passkey/sign-in', {
    response: {
      ...{ id, rawId, type, clientExtensionResults: {} },
      response: { clientDataJSON, authenticatorData, signature, userHandle }
    }
  });
}

async function asked<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch {
    throw new PasskeyRefused('stopped');
  }
}

async function post<T>(address: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new PasskeyRefused('stopped');
  });
  if (answer.ok) return answer.json() as Promise<T>;
  const refused = (await answer.json().catch(() => null)) as { error?: { code?: string } } | null;
  throw new PasskeyRefused(refused?.error?.code ?? 'stopped');
}
