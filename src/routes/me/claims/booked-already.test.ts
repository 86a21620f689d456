import type { MyEntry, SyncedClaim } from '$lib/sync';
import { expect, it } from 'vitest';
import { communityCadresScheme } from '../../../../tests/make/unit';
import { bookedAlready } from './booked-already';

const scheme = communityCadresScheme();
const entry = (id: string, more: Partial<MyEntry> = {}): MyEntry => ({
  id,
  seq: 1,
  item: 'task-on-time',
  date: '2026-10-31',
  period: '2026-10',
  quantity: 1,
  value: '',
  matterKey: '',
  matterText: '',
  basis: '10月登记表',
  reverses: null,
  decision: null,
  ...more
});
const ofMonth = entry('表2026-10-u1-task-on-time-3f9c01');
const claim = (more: Partial<SyncedClaim> = {}) => ({
  no: '申2026-18',
  about: '',
  state: 'open' as const,
  fields: {
    item: '按时完成任务',
    date: '2026-10-03',
    quantity: 1,
    value: '',
    matterText: '',
    basis: '任务单18号',
    story: ''
  },
  ...more
});
const found = (one: ReturnType<typeof claim>, ...entries: MyEntry[]) =>
  bookedAlready(one, entries, scheme).map(({ id }) => id);

it('M17 a claim after the month’s sheet was booked names the sheet’s line', () => {
  expect(found(claim(), ofMonth)).toEqual([ofMonth.id]);
  const same = entry('e1', { date: '2026-10-03', basis: '任务单18号' });
  expect(found(claim(), same, entry('e2', { date: '2026-10-04', basis: '任务单18号' }))).toEqual(['e1']);
  expect(found(claim(), entry('e1', { date: '2026-10-03', basis: '任务单19号' }))).toEqual([]);
});

it('a line that was reversed, a decided claim and one of a colleague name nothing', () => {
  const reversal = entry('e9', { item: '', reverses: ofMonth.id });
  expect(found(claim(), ofMonth, reversal)).toEqual([]);
  expect(found(claim({ state: 'granted' }), ofMonth)).toEqual([]);
  expect(found(claim({ about: '李明' }), ofMonth)).toEqual([]);
});
