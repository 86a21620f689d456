import type { Actor } from '../../../platform/access/actor';
import type { App } from '../../../app';

/**
 * A member of the demo's unit, by their number in the roster.
 * @throws Error when the demo has no account of that number
 */
export async function memberOf(app: App, recorder: Actor, subject: string): Promise<Actor> {
  const accounts = await (await app.read(recorder)).accounts.list();
  const found = accounts.find(({ roles }) => roles.some((role) => role.subject?.id === subject));
  if (!found) throw new Error(`the demo has no account of ${subject}`);
  return { ...recorder, account: found.id, name: found.name, roles: ['member'], subject };
}

/** The first account of a role in the demo's unit that signs in; null: the role has none. */
export async function holderOf(
  app: App,
  recorder: Actor,
  role: 'committee' | 'superior'
): Promise<Actor | null> {
  const accounts = await (await app.read(recorder)).accounts.list();
  const found = accounts.find(({ roles, signsIn }) => signsIn && roles.some((each) => each.role === role));
  return found ? { ...recorder, account: found.id, name: found.name, roles: [role], subject: null } : null;
}
