import { expect, test } from 'vitest';
import { testApp } from '../../../../../tests/contract/test-app';
import { adoptableTexts } from './chosen-view';

test('a text stands once, and one without values not at all while it is in force', async () => {
  const community = await testApp();
  const stores = await community.app.read(community.recorder);
  const { choices, fixed } = await adoptableTexts(stores, '2026-10-05');
  expect(fixed).toBe('社区干部积分管理办法');
  expect(choices.map(({ source }) => source)).not.toContain('built-in:community-cadres');
  expect(choices.every(({ kept }) => !kept)).toBe(true);
  // Before its first day the scheme in force can still be adopted for that day.
  const early = await adoptableTexts(stores, '2023-12-31');
  expect([early.fixed, early.choices[0]?.kept]).toEqual([null, true]);
  await community.end();
  const town = await testApp({ scheme: 'town-thousand' });
  const seen = await adoptableTexts(await town.app.read(town.recorder), '2026-10-05');
  expect(seen.fixed).toBeNull();
  expect(seen.choices[0]).toMatchObject({ source: 'adopted:1', kept: true });
  expect(seen.choices.map(({ source }) => source)).not.toContain('built-in:town-thousand');
  await town.end();
});
