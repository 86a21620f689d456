import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { booked, entry } from '../../../../tests/make/entry';
import { parseScheme } from '../scheme/parse-scheme';
import { asIfInTime, type DecidedEntry } from './as-if-in-time';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-organisation.yaml', 'utf8'));
const year = { item: 'next-generation', date: '2026-12-31', period: '2026-12' };
const later = { ...year, period: '2027-01' };
const undo = { ...later, item: '' };

/** Lines of one answer. */
const answer = (ground: string, ...lines: Parameters<typeof entry>[]): DecidedEntry[] =>
  booked(lines.map(([id, more]) => entry(id, { ...more, basis: ground }))).map((line) => ({
    ...line,
    decision: ground
  }));

/** A figure that is set off in the year in which it is booked, and the reversal of the one that it replaces. */
const figure = (id: string, replaces: string | null = null) => {
  const reversal: Parameters<typeof entry>[] = replaces ? [[`${id}-0`, { ...undo, reverses: replaces }]] : [];
  return answer(`of-${id}`, ...reversal, [id, later], [`${id}-1`, { ...undo, reverses: id }]);
};

/** The pair that takes a line out of its closed year. */
const revoked = (id: string) =>
  answer(`no-${id}`, [`${id}-c`, { ...later, revokes: id }], [`${id}-r`, { ...undo, reverses: `${id}-c` }]);

const first = answer('first', ['e', year]);

function counted(...late: DecidedEntry[][]): string[] {
  const corrections = late.flat();
  const of = { period: '2026', scheme };
  const lines = asIfInTime(
    [...first, ...corrections],
    corrections.map((line) => ({ entry: line, of: '2026' })),
    of
  );
  return lines.map(({ id }) => id);
}

test('M13b the last figure of a closed year counts, once', () => {
  expect(counted()).toEqual(['e']);
  expect(counted(figure('a', 'e'))).toEqual(['a']);
  expect(counted(figure('a', 'e'), figure('b'))).toEqual(['b']);
});

test('M13b a figure that is revoked gives way to the one before it, down to the first', () => {
  const [a, b] = [figure('a', 'e'), figure('b')];
  expect(counted(a, b, revoked('b'))).toEqual(['a']);
  expect(counted(a, b, revoked('a'))).toEqual(['b']);
  expect(counted(a, b, revoked('b'), revoked('a'))).toEqual(['e']);
  expect(counted(a, b, revoked('b'), revoked('a'), revoked('e'))).toEqual([]);
  expect(counted(a, revoked('a'), figure('c'))).toEqual(['c']);
});

test('M13b a figure that replaced none leaves none behind', () => {
  const gone = answer('gone', ['g', { ...undo, reverses: 'e' }]);
  expect(counted(gone, figure('a'), revoked('a'))).toEqual([]);
});

test('M13b of lines that add up, only the one that is revoked is gone', () => {
  const clause = { item: 'team-3b' };
  const line = (id: string) => figure(id).map((each) => (each.item === '' ? each : { ...each, ...clause }));
  expect(counted(line('a'), line('b'), revoked('a'))).toEqual(['e', 'b']);
});
