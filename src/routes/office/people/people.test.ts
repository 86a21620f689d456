import type { RoleName } from '$lib/server/platform/access/actor';
import { expect, test } from 'vitest';
import { testApp } from '../../../../tests/contract/test-app';
import { load } from './+page.server';

test('who may not see the ledger gets numbers and names, and nothing that tells why somebody isn’t ranked', async () => {
  const { app, recorder, misdate, end } = await testApp();
  await misdate('p2', '2026-09-28');
  const seenBy = async (...roles: RoleName[]) => {
    const url = new URL('http://x.example/office/people');
    const seen = await load({ locals: { app, actor: { ...recorder, roles } }, url } as never);
    return (seen as { roster: { id: string }[] }).roster.find(({ id }) => id === 'p2');
  };
  const only = { id: 'p2', name: '李明', rare: '', service: null };
  expect(await seenBy('editor')).toEqual(only);
  expect(await seenBy('operator', 'member')).toEqual(only);
  expect(await seenBy('recorder')).toMatchObject({ service: { from: '2026-09-28', state: 'here' } });
  expect(await seenBy('committee', 'operator')).toMatchObject({ service: { pool: '外聘' } });
  await end();
});
