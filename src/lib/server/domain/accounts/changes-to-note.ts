import { may, type Actor, type RoleName } from '../../platform/access/actor';
import type { App } from '../../app';
import type { UnitStores } from '../units/unit-stores';
import type { AccountChange } from './accounts';

/** An act stands on a desk for so long, in ms, where its reader doesn't note it before. */
const shownFor = 30 * 24 * 60 * 60_000;

/** An act upon an account of the office, as the desks of the others tell of it. */
interface ChangeToNote extends Pick<AccountChange, 'no' | 'at' | 'done'> {
  /** names */
  by: string;
  name: string;
  username: string;
  /** null for a password */
  role: { name: RoleName; from: string; to: string | null } | null;
}

/**
 * The acts that the reader hasn't noted yet, the newest first: an office role that somebody was given or lost, and a password of
 * somebody in the office that was reset. One's own acts are no news, nor is a role that one was given oneself.
 */
export async function changesToNote(
  { accounts }: Pick<UnitStores, 'accounts'>,
  actor: Actor,
  now: Date
): Promise<ChangeToNote[]> {
  if (!may(actor, 'note-account-changes')) return [];
  const since = new Date(now.getTime() - shownFor).toISOString();
  const ofOthers = (await accounts.changesSince(since)).filter(
    ({ by, account, done }) => by !== actor.account && (account !== actor.account || done === 'reset')
  );
  if (ofOthers.length === 0) return [];
  const noted = await accounts.notedUntil(actor.account);
  const changes = ofOthers.filter(({ no }) => no > noted);
  // Every page of the office asks, and a unit may have thousands of accounts: mostly none of them is read.
  if (changes.length === 0) return [];
  const known = new Map((await accounts.list()).map((account) => [account.id, account]));
  return changes.flatMap(({ no, at, by, account: id, done, role: roleId }): ChangeToNote[] => {
    const account = known.get(id);
    const held = account?.roles.find((each) => each.id === roleId);
    const isOfOffice =
      done === 'reset'
        ? account?.roles.some(({ role, state }) => role !== 'member' && state !== 'ended')
        : held !== undefined && held.role !== 'member';
    if (!account || !isOfOffice) return [];
    const { name, username } = account;
    const role = held ? { name: held.role, from: held.from, to: held.to } : null;
    return [{ no, at, done, by: known.get(by)?.name ?? '', name, username, role }];
  });
}

/** Notes the acts up to a record: they leave the reader's desk, and the trail has who noted them when. */
export async function noteAccountChanges(
  app: App,
  actor: Actor,
  { key, until }: { key: string; until: number }
): Promise<void> {
  const input = { until };
  await app.runCommand(actor, { permission: 'note-account-changes', key, input }, () =>
    Promise.resolve({ until })
  );
}
