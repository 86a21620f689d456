import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Made = Parameters<typeof startRegistration>[0]['optionsJSON'];
type Used = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Whether this browser supports passkeys at all at this address. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/**
 * A refused passkey, with the refusal's code and message parameters. The code is `stopped` when the device or
 * the person declined, or no answer arrived.
 */
export class PasskeyRefused extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {}
  ) {
    super(code);
    this.name = 'PasskeyRefused';
  }
}

/**
 * Makes a passkey for the signed-in account.
 * @throws PasskeyRefused when device, person or server refuse
 */
export async function addPasskey(): Promise<void> {
  const optionsJSON = await post<Made>('/api/passkey/new-challenge', {});
  const { id, rawId, type, response } = await asked(() => startRegistration({ optionsJSON }));
  const { clientDataJSON, attestationObject, transports } = response;
  await post('/api/passkey/add', {
    response: {
      id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject, transports }
    }
  });
}

/**
 * Signs in with a passkey that the device holds.
 * @throws PasskeyRefused when device, person or server refuse
 */
export async function presentPasskey(): Promise<void> {
  const options = await post<Used>('/api/passkey/challenge', {});
  // A passkey replaces the password, so the server accepts none that the device gave without unlocking it.
  const optionsJSON: Used = { ...options, userVerification: 'required' };
  const { id, rawId, type, response } = await asked(() => startAuthentication({ optionsJSON }));
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  await post('/api/passkey/sign-in', {
    response: {
      id,
      rawId,
      type,
      clientExtensionResults: {},
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
  const refused = (await answer.json().catch(() => null)) as {
    error?: { code?: string; params?: Record<string, unknown> };
  } | null;
  throw new PasskeyRefused(refused?.error?.code ?? 'stopped', refused?.error?.params);
}
