import type { RoleName } from '$lib/server/platform/access/actor';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { createAccount } from '$lib/server/platform/auth/auth';
import type { AppWithStore } from '$lib/server/app';
import { firstDay } from '$lib/calendar';

export const password = 'a sentence of my own';

/** The accounts of a made unit; `department` is the one that a department's account assesses for. */
export interface SeatedAccount {
  username: string;
  /** name on the pages; by default the user name */
  name?: string;
  role: RoleName;
  subject?: string;
  department?: string;
}

/** Gives each an account and a role in a unit, from its first month on. */
export async function seedAccounts(
  { app, store }: AppWithStore,
  unit: { id: string; firstPeriod: string },
  dashboards: readonly SeatedAccount[]
): Promise<void> {
  for (const { username, name = username, role, subject = null, department } of dashboards) {
    const account = await createAccount(app.auth, { username, name, password });
    const given = { account, unit: unit.id, role, subject, from: firstDay(unit.firstPeriod) };
    await grantRole(store, { ...given, ...(department !== undefined && { department }) });
  }
}
