import { expect, test } from 'vitest';
import { booked, entry } from '../../../../../tests/make/entry';
import { cellKey, cellNamed, assessmentCells } from './cells';

const assessed = entry('e1', {
  item: 'science',
  value: '2.5',
  date: '2026-12-31',
  period: '2026-12'
});
const undone = (period: string) => entry('e2', { item: '', reverses: 'e1', date: `${period}-28`, period });
const cellOf = (...entries: Parameters<typeof booked>[0]) =>
  assessmentCells(booked(entries), [], {
    year: 2026,
    isFigure: (item) => (item === 'science' ? true : undefined)
  }).get(cellKey('u1', 'science'));

test('M7 a figure stands until it is reversed', () => {
  expect(cellOf(assessed)).toMatchObject({ state: 'entered', value: 250 });
  expect(cellOf(assessed, undone('2026-12'))).toMatchObject({ state: 'corrected', value: null });
});

test('M13b a reversal of a later year leaves the closed year’s figure as it counts', () => {
  expect(cellOf(assessed, undone('2027-01'))).toMatchObject({ state: 'entered', value: 250 });
});

test.each(['u1', '社区 01', ' a  b '])(
  'a key names the cell it was made of, with any number: %o',
  (subject) => {
    expect(cellNamed(cellKey(subject, 'team-3b'))).toEqual({ subject, item: 'team-3b' });
  }
);
