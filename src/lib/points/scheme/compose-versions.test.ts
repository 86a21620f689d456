import { expect, it } from 'vitest';
import { communityCadresScheme } from '../../../../tests/make/unit';
import { changedScheme } from '../../../../tests/make/scheme-text';
import { composeVersions, rulesOn } from './compose-versions';
import { parseScheme } from './parse-scheme';
import { score } from '../score/score';

const first = communityCadresScheme();
const second = parseScheme(changedScheme());
const turned = () =>
  composeVersions(
    [
      { scheme: first, from: '2024-01-01', to: '2026-09-30' },
      { scheme: second, from: '2026-10-01', to: null }
    ],
    second
  );

it('one scheme on all of its days is itself', () => {
  expect(composeVersions([{ scheme: first, from: '2024-01-01', to: null }], first)).toBe(first);
});

it('M13 a scheme is in force no longer than its adopter has it, and no longer than it says itself', () => {
  const trial = parseScheme(changedScheme({ 'from: 2024-01-01': 'from: 2026-01-01\n    to: 2026-12-31' }));
  const days = (from: string, to: string | null) =>
    composeVersions([{ scheme: trial, from, to }], trial)?.inForce.map((one) => [one.from, one.to]);
  expect(days('2025-01-01', null)).toEqual([['2026-01-01', '2026-12-31']]);
  expect(days('2026-03-01', '2026-06-30')).toEqual([['2026-03-01', '2026-06-30']]);
  expect(days('2027-01-01', null)).toBeUndefined();
});

it('M4 each event is scored by the rules of its own date', () => {
  const scheme = turned();
  if (!scheme) throw new Error('both are in force');
  const subjects = [{ id: 'u1', name: '', pool: '', group: '', from: null, to: null }];
  const points = (period: string) => score({ scheme, subjects, entries: [], period }).rows[0]?.points;
  expect([points('2026-09'), points('2026-10'), points('2026-Q4')]).toEqual([2800, 2300, 6900]);
});

it('says which rules hold on a day', () => {
  const scheme = turned();
  const worth = (day: string) => scheme && rulesOn(scheme, day).items[0];
  expect(worth('2026-09-30')).toMatchObject({ id: 'punctual', points: 800 });
  expect(worth('2026-10-01')).toMatchObject({ id: 'punctual', points: 300 });
});

it('the same rules in two spans are one object: scoring takes them for one', () => {
  const scheme = composeVersions(
    [
      { scheme: first, from: '2024-01-01', to: '2025-12-31' },
      { scheme: first, from: '2026-03-01', to: null }
    ],
    first
  );
  expect(scheme?.inForce).toEqual([{ from: '2024-01-01', to: '2025-12-31' }, { from: '2026-03-01' }]);
});
