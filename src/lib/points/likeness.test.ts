import { expect, it } from 'vitest';
import { likenessOf, type LikeEntry } from './likeness';

const entry = (id: string, more: Partial<LikeEntry> = {}): LikeEntry => ({
  id,
  subject: 'u1',
  item: 'task-on-time',
  date: '2026-10-03',
  basis: '任务单18号',
  matterKey: '',
  ...more
});
const claim = entry('申2026-18');
const ofMonth = (more: Partial<LikeEntry> = {}, no = '') =>
  entry(`表${no}2026-10-u1-task-on-time-3f9c01`, { date: '2026-10-31', basis: '10月登记表', ...more });

/** Both directions, which have to say the same. */
function compared(one: LikeEntry, other: LikeEntry) {
  const found = likenessOf(one, other);
  expect(likenessOf(other, one)).toBe(found);
  return found;
}

it('lines with a day and a basis of their own are told apart by these, or by their matter', () => {
  expect(compared(claim, entry('a1'))).toBe('alike');
  expect(compared(claim, entry('a1', { basis: '' }))).toBe('alike');
  expect(compared(claim, entry('a1', { basis: '任务单19号' }))).toBeNull();
  expect(compared(claim, entry('a1', { date: '2026-10-02' }))).toBeNull();
  expect(compared(claim, entry('a1', { subject: 'u2' }))).toBeNull();
  expect(compared(claim, entry('a1', { item: 'activity' }))).toBeNull();
  const ofMatter = entry('a1', { matterKey: 'k1', basis: '任务单19号' });
  expect(compared(entry('a2', { matterKey: 'k1' }), ofMatter)).toBe('alike');
  expect(compared(entry('a2', { matterKey: 'k2' }), ofMatter)).toBeNull();
});

it('what a sheet counts by the month is compared within the month, whatever its title', () => {
  expect(compared(claim, ofMonth())).toBe('alike-in-sheet');
  expect(compared(claim, ofMonth({ date: '2026-11-30' }))).toBeNull();
  expect(compared(claim, ofMonth({ item: 'activity' }))).toBeNull();
});

it('two columns of a month are one thing counted twice; those of a sheet with another number are two', () => {
  const column = entry('表2026-10-u1-task-on-time-77aa00', { date: '2026-10-28', basis: '另一标题' });
  expect(compared(ofMonth(), column)).toBe('alike-in-sheet');
  expect(compared(ofMonth({}, '2-'), column)).toBeNull();
  // Without a title of its own the second sheet still reads like the first.
  expect(compared(ofMonth({}, '2-'), ofMonth())).toBe('alike');
});

it('a day’s mark in an attendance sheet is compared with that day', () => {
  const mark = entry('考2026-10-03-u1-task-on-time', { basis: '10月考勤表' });
  expect(compared(claim, mark)).toBe('alike-in-sheet');
  expect(compared(entry('a1', { date: '2026-10-04' }), mark)).toBeNull();
});

it('a correction’s basis is its objection, and tells nothing apart', () => {
  expect(compared(claim, entry('异2026-3-1', { basis: '异2026-3' }))).toBe('alike');
  expect(compared(claim, entry('异2026-3-1', { basis: '异2026-3', date: '2026-10-04' }))).toBeNull();
});
