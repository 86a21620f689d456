import { page } from '$app/state';
import { roleName } from '$lib/text/role-text';

/** The name of a role in the page's unit, in the reader's language. */
export function roleHere(role: Parameters<typeof roleName>[0]): string {
  return roleName(role, page.data.roleNames);
}
