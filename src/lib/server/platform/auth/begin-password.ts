import { hasRole } from '../access/current-roles';
import { Problem } from '../problem/problem';
import { isHandedOver, looksHandedOver } from './initial-password';
import type { Credential } from './known-devices';
import type { SignInCaller, SignInContext } from './sign-in';
import { attemptSource } from './attempt-source';
import { waitParams } from './wait-params';

/**
 * Counts a password before it is looked at. A browser that has signed in to the account before counts by itself, and
 * nothing that strangers do reaches it. For any other one its address counts; see `password-tries`.
 *
 * @param account null: nobody has that name, and it counts all the same
 * @returns to be called when the password was right
 * @throws Problem `sign-in-too-often` on a known device, `sign-in-unknown-device` on any other one
 */
export async function beginPassword(
  context: SignInContext,
  { headers, source }: SignInCaller,
  { username, password, account }: { username: string; password: string; account: Credential | null }
): Promise<() => Promise<void>> {
  const { attempts, tries } = context;
  const device = await knownDevice(context, headers, account);
  if (device !== null) {
    const until = await tries.begin(username, { device });
    if (until) throw new Problem('sign-in-too-often', 429, waitParams(until, context.clock()));
    return () => tries.succeeded(username, { device });
  }

  const refusal = (until: Date) =>
    new Problem('sign-in-unknown-device', 429, waitParams(until, context.clock()));
  const address = attemptSource(source);
  const isSlip = looksHandedOver(password);
  const kind = isSlip ? 'slip-address' : 'address';
  const full = await attempts.begin(kind, address);
  if (full) throw refusal(full);
  const until = await tries.begin(username, { address });
  if (!until)
    return async () => {
      await tries.succeeded(username, { address });
      await attempts.takeBack(kind, address);
    };
  if (!isSlip) {
    // No password was looked at, so pressing on while one waits doesn't use up anybody's attempts.
    await attempts.takeBack(kind, address);
    throw refusal(until);
  }
  // Sixty random bits can't be guessed, however often: so a slip from the office lets somebody in even
  // while strangers use up the limit.
  if (!(await isHandedOver(password, account))) throw refusal(until);
  return () => attempts.takeBack(kind, address);
}

/** The device as the account's own; an account that may do nothing today has none. */
async function knownDevice(
  { db, deviceIn, devices, today }: SignInContext,
  headers: Headers,
  account: Credential | null
): Promise<string | null> {
  const device = account && devices.device(deviceIn(headers), account);
  return account && device !== null && (await hasRole(db, account.id, today())) ? device : null;
}
