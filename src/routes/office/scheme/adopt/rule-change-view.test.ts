import { expect, test } from 'vitest';
import { changedScheme } from '../../../../../tests/make/scheme-text';
import { parseScheme, ruleChanges } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { ruleChangeView } from './rule-change-view';

/** The changes that these replacements make in the community's rules, as the page says them. */
function viewsOf(replaced: Record<string, string>) {
  const [before, after] = [parseScheme(changedScheme({})), parseScheme(changedScheme(replaced))];
  return ruleChanges(before, after, '2026-10-01').map((change) => ruleChangeView(change, before, after));
}

test('a deadline is named by its step, with its day before and after, in the document’s words', () => {
  const text = '干部积分申请表每月最后一天上报社区给纪检专干';
  const [change] = viewsOf({ 'due: { on: last-day }': 'due: { on: next-month-start }' });
  expect(change).toMatchObject({
    part: '时限',
    change: '改动',
    before: { words: '每月，当期最后一天', clause: { ref: '四（一）', text } },
    after: { words: '每月，次月初', clause: { ref: '四（一）', text } }
  });
  expect(change?.name).not.toBe('declare');
});

test('a reading says what it said and what it says, and its id nowhere', () => {
  const [change] = viewsOf({ 全勤分在按时上下班分之外另加: '全勤分不另加' });
  expect(change).toMatchObject({
    name: '',
    before: { words: '全勤分在按时上下班分之外另加。' },
    after: { words: '全勤分不另加。' }
  });
});

test('a rule whose name changes says both; one that is new or dropped says its text once', () => {
  const [renamed] = viewsOf({ 'name: 社区书记或主任': 'name: 纪检专干' });
  expect(renamed?.name).toBe('社区书记或主任 → 纪检专干');
  const moved = viewsOf({ 'id: commendation': 'id: praise' });
  expect(moved.map(({ before, after }) => [before === null, after === null])).toEqual([
    [true, false],
    [false, true]
  ]);
});

test('from one document to another each change is named in words or by its clause, a reading aside', () => {
  const [before, after] = [builtInScheme('community-cadres'), builtInScheme('party-members')];
  if (!before || !after) throw new Error('both are built in');
  for (const change of ruleChanges(before, after, '2026-10-01')) {
    const { name, before: old, after: now } = ruleChangeView(change, before, after);
    expect([change, name !== '' || change.part === 'defaults']).toEqual([change, true]);
    expect(old ?? now).not.toBeNull();
  }
});
