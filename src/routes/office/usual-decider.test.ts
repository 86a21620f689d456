import { expect, test } from 'vitest';
import { testApp } from '../../../tests/contract/test-app';
import { usualDecider } from './usual-decider';

test('who decided most often is filled in; before that whom the document names', async () => {
  const here = await testApp();
  const stores = await here.app.read(here.recorder);
  const decide = (body: string, day: string) =>
    stores.decisions.record({ date: `2026-09-${day}`, body, minutes: `${day}号` });
  expect(await usualDecider(stores)).toBe('社区两委');
  await decide('社区党委会', '02');
  await decide('社区居民委员会', '09');
  await decide('居民代表会议', '16');
  await decide('社区居民委员会', '23');
  expect(await usualDecider(stores)).toBe('社区居民委员会');
  await here.end();
  const town = await testApp({ scheme: 'town-thousand' });
  expect(await usualDecider(await town.app.read(town.recorder))).toBe('机关支部');
  await town.end();
});
