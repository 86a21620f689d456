import { expect, it } from 'vitest';
import { person } from '../../../../tests/make/person';
import { isPresent, servedHere, servedSince } from '..';

const spells = ({ earlier = [], from, to }: ReturnType<typeof servedHere<ReturnType<typeof person>>>) =>
  [...earlier, { from, to }].map((spell) => [spell.from, spell.to]);

it('M15 nobody is in service here in months that count in another unit', () => {
  const u = person('u', '甲', { from: '2026-01-01', elsewhere: ['2026-01', '2026-02', '2026-04'] });
  expect(spells(servedHere(u))).toEqual([
    ['2026-03-01', '2026-03-31'],
    ['2026-05-01', null]
  ]);
  expect(spells(servedSince(u, '2026-03'))).toEqual(spells(servedHere(u)));
});

it('M15 other days of a spell stay as they are', () => {
  const u = person('u', '甲', { from: '2025-12-15', to: '2026-02-10', elsewhere: ['2026-01'] });
  expect(spells(servedHere(u))).toEqual([
    ['2025-12-15', '2025-12-31'],
    ['2026-02-01', '2026-02-10']
  ]);
});

it('M10 who served only elsewhere is present on no day', () => {
  const u = servedHere(person('u', '甲', { from: '2026-01-05', to: '2026-01-20', elsewhere: ['2026-01'] }));
  expect(['2025', '2026-01', '2026-02', '2026'].filter((period) => isPresent(u, period))).toEqual([]);
});

it('M16 each piece keeps the pool of its own spell', () => {
  const before = { pool: '甲组', group: '', from: '2026-01-01', to: '2026-02-15' };
  const u = person('u', '甲', { pool: '乙组', from: '2026-02-16', to: '2026-02-28', earlier: [before] });
  expect(servedHere({ ...u, elsewhere: ['2026-02'] })).toMatchObject({
    pool: '甲组',
    from: '2026-01-01',
    to: '2026-01-31'
  });
});
