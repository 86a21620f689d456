import { expect, test } from 'vitest';
import { aHouse } from '../../../tests/contract/a-house';
import { askedMonth } from './asked-month';

test('a month of the unit, else the open one: never one that the rules know nothing of', async () => {
  const here = await aHouse();
  await here.seal('2026-09');
  const stores = await here.house.read(here.recorder);
  const asked = async (month: string) =>
    (await askedMonth(new URL(`http://x.example/?month=${month}`), stores)).month;
  expect(await Promise.all(['2026-09', '2026-10', '2000-01', '2026-13', ''].map(asked))).toEqual([
    '2026-09',
    '2026-10',
    '2026-10',
    '2026-10',
    '2026-10'
  ]);
  await here.end();
});
