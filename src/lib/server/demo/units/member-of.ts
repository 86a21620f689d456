import type { Actor } from '../../accounts/actor';
import type { House } from '../../house';

/** A member of the demo's unit, by their number in the roster. */
export async function memberOf(house: House, recorder: Actor, subject: string): Promise<Actor> {
  const accounts = await (await house.read(recorder)).accounts.list();
  const found = accounts.find(({ roles }) => roles.some((role) => role.subject?.id === subject));
  if (!found) throw new Error(`the demo has no account of ${subject}`);
  return { ...recorder, account: found.id, name: found.name, roles: ['member'], subject };
}
