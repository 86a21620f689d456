import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { actorOf } from '../access/actor-of';
import type { CommandRunner } from '../command/run-command';
import { Problem } from '../problem/problem';
import type { Tables } from '../store/tables/tables';

export interface PasskeyToAdd {
  account: string;
  /** under which it is added */
  session: string;
  credential: string;
}

/**
 * Puts a new passkey on the trail before the library stores it: a crash between the two leaves a record of a passkey
 * that never came to be, not a way in that nobody knows of.
 *
 * @throws Problem `no-role`; `signed-out` when the session has ended meanwhile
 */
export async function passkeyAdded(
  { db, runCommand, today }: { db: Kysely<Tables>; runCommand: CommandRunner<unknown>; today: () => string },
  { account, session, credential }: PasskeyToAdd
): Promise<void> {
  const actor = await actorOf(db, { id: account, name: '' }, session, today());
  if (!actor) throw new Problem('no-role', 403);
  const key = createHash('sha256').update(credential).digest('base64url');
  await runCommand(
    actor,
    { permission: 'keep-own-account', key, input: { passkey: credential } },
    async () => null
  );
}
