import { expect, it } from 'vitest';
import { score } from '..';
import { builtInScheme } from '../../schemes';

const entry = {
  subject: 'u1',
  date: '2026-11-05',
  period: '2026-11',
  quantity: 1,
  value: '',
  matterKey: '',
  basis: '',
  reverses: null
};

it('M9 an open month has no standing awards yet', () => {
  const scheme = builtInScheme('community-cadres');
  if (!scheme) throw new Error('no scheme');
  const subjects = [{ id: 'u1', name: '', pool: '', group: '', from: null, to: null }];
  const [open] = score({ scheme, subjects, entries: [], period: '2026-11', finished: '2026-10' }).rows;
  expect(open).toMatchObject({ points: 0, balance: 38_000, effects: [] });
});

it('M13 a period before the scheme, or none at all, isn’t scored', () => {
  const scheme = builtInScheme('community-cadres');
  if (!scheme) throw new Error('no scheme');
  for (const period of ['2023-12', '2023', '2026-13']) {
    expect(() => score({ scheme, subjects: [], entries: [], period })).toThrow(RangeError);
  }
});

it('M6 what broke an award is named in one order, whatever that of the file', () => {
  const scheme = builtInScheme('community-cadres');
  if (!scheme) throw new Error('no scheme');
  const entries = [
    { ...entry, id: 'e2', item: 'late' },
    { ...entry, id: 'e1', item: 'absent' }
  ];
  const subjects = [{ id: 'u1', name: '', pool: '', group: '', from: null, to: null }];
  const [row] = score({ scheme, subjects, entries, period: '2026-11' }).rows;
  const broken = row?.effects.find((effect) => effect.item === 'punctual');
  expect(broken).toMatchObject({ points: 0, face: 800, reason: 'standing-broken', because: ['e1', 'e2'] });
});

it('M6 of several vetoes, the first in booking order takes the points, whatever the order of the file', () => {
  const scheme = builtInScheme('party-members');
  if (!scheme) throw new Error('no scheme');
  const veto = { ...entry, item: 'veto' };
  const entries = [
    { ...veto, id: 'e1', date: '2026-11-20' },
    { ...veto, id: 'e3' },
    { ...veto, id: 'e2' }
  ];
  const subjects = [{ id: 'u1', name: '', pool: '', group: '', from: null, to: null }];
  for (const inFile of [entries, entries.toReversed()]) {
    const [row] = score({ scheme, subjects, entries: inFile, period: '2026-11' }).rows;
    expect(row?.effects.find(({ entry }) => entry === null)).toMatchObject({
      reason: 'veto',
      because: ['e2']
    });
  }
});
