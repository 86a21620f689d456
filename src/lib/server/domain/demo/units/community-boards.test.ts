import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { createAccount } from '$lib/server/platform/auth/auth';
import { addBoard } from '$lib/server/domain/boards/add-board';
import { expect, it } from 'vitest';
import { testApp } from '../../../../../../tests/contract/test-app';
import { communityBoards, communityDrills } from './community-boards';

it('the demo’s community has groups, a playlist that its board plays, and a drill that is over', async () => {
  const here = await testApp();
  const { app, store, recorder } = here;
  await addBoard(store, { code: 'demo', unit: recorder.unit, name: '一楼大厅' });
  const asked = { username: 'guanli', name: '唐岳', password: 'long-enough-for-all' };
  const account = await createAccount(app.auth, asked);
  const role = { account, unit: recorder.unit, subject: null, from: '2026-01-01' };
  await grantRole(store, { ...role, role: 'operator' });
  for (const month of ['2026-08', '2026-09'])
    await communityDrills({ app, recorder, month, people: [], random: () => 0 });
  here.at('2026-10-05T05:00:00Z');
  await communityBoards(app, recorder);
  const { lists, emergencies } = await app.read(recorder);
  expect((await lists.groups()).map(({ name, boards }) => [name, boards])).toEqual([['一楼', ['demo']]]);
  const {
    app: { screens }
  } = here;
  expect(await lists.playlists()).toMatchObject([{ name: '每天', places: ['all'], items: { length: 6 } }]);
  const feed = await screens.feed({ unit: recorder.unit, board: 'demo' });
  expect(feed.playlist.map(({ scene }) => scene)).toEqual([
    ...['standings', 'honours', 'changes', 'announcement', 'rule', 'trend']
  ]);
  expect(await emergencies.running()).toEqual([]);
  expect(await emergencies.list(9)).toMatchObject([{ drill: true, account }]);
  await here.end();
});
