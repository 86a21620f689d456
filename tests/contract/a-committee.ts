import type { Actor } from '$lib/server/platform/access/actor';
import type { RoleName } from '$lib/server/platform/access/actor';
import type { TestApp } from './test-app';

/**
 * Makes accounts with roles, past all checks: c1 (who is p3), c2 and c3 are the committee. It is made-up
 * data.
 * @param from first day of the committee's roles, and of all others where it is before 2026; `third` that of c3's
 */
export async function aCommittee(
  { app, recorder, member }: Pick<TestApp, 'app' | 'recorder' | 'member'>,
  { from = '2026-01-01', third = from }: { from?: string; third?: string } = {}
) {
  const { accounts } = await app.read(recorder);
  const usual = from < '2026-01-01' ? from : '2026-01-01';
  const give = async (account: string, role: RoleName, subject: string | null = null, since = usual) =>
    accounts.give({ account, role, subject, from: since, to: null, by: null });
  for (const id of ['r', 'm-p1', 'm-p2', 'c1', 'c2', 'c3', 's'])
    await accounts.add({ id, username: id, name: `某${id}` });
  await give('r', 'recorder');
  for (const subject of ['p1', 'p2']) await give(`m-${subject}`, 'member', subject);
  for (const id of ['c1', 'c2']) await give(id, 'committee', null, from);
  await give('c3', 'committee', null, third);
  await give('c1', 'member', 'p3');
  await give('s', 'superior');
  const actor = (account: string, role: RoleName, subject: string | null = null): Actor => ({
    account,
    session: null,
    name: account,
    unit: recorder.unit,
    roles: [role],
    subject
  });
  return {
    recorder,
    p1: member('p1'),
    p2: member('p2'),
    c1: actor('c1', 'committee', 'p3'),
    c2: actor('c2', 'committee'),
    superior: actor('s', 'superior')
  };
}
