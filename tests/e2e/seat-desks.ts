import type { RoleName } from '$lib/server/accounts/actor';
import { grantRole } from '$lib/server/accounts/grant-role';
import { createAccount } from '$lib/server/auth/auth';
import type { Ground } from '$lib/server/house';
import { firstDay } from '$lib/calendar';

export const password = 'a sentence of my own';

/** Who works in a made unit: `department` is what a department's account assesses for. */
export interface Desk {
  username: string;
  /** as the pages name them; else the user name */
  name?: string;
  role: RoleName;
  subject?: string;
  department?: string;
}

/** Gives each their account and role in a unit, from its first month on. */
export async function seatDesks(
  { house, store }: Ground,
  unit: { id: string; firstPeriod: string },
  desks: readonly Desk[]
): Promise<void> {
  for (const { username, name = username, role, subject = null, department } of desks) {
    const account = await createAccount(house.auth, { username, name, password });
    const given = { account, unit: unit.id, role, subject, from: firstDay(unit.firstPeriod) };
    await grantRole(store, { ...given, ...(department !== undefined && { department }) });
  }
}
