import { expect, test } from 'vitest';
import { changedScheme } from '../../../../tests/make/scheme-text';
import { parseScheme } from '../scheme/parse-scheme';
import { ruleChanges } from './rule-changes';

/** The changes that these replacements make in the community's rules. */
function changesBy(replaced: Record<string, string>) {
  const [before, after] = [parseScheme(changedScheme({})), parseScheme(changedScheme(replaced))];
  return ruleChanges(before, after, '2026-10-01').map(({ part, id, change }) => [part, id, change]);
}

test('numbers alone change no rule: they have a list of their own', () => {
  expect(changesBy({ 'points: 5\n    measure: 起': 'points: 6\n    measure: 起' })).toEqual([]);
});

test('a condition that is dropped, another holder of talks, another item: each is named', () => {
  expect(changesBy({ 'unless: [late, early-leave, absent]': 'unless: [late]' })).toEqual([
    ['items', 'punctual', 'altered']
  ]);
  expect(changesBy({ 'name: 社区书记或主任': 'name: 纪检专干' })).toEqual([['organs', 'talks', 'altered']]);
  expect(changesBy({ 'id: commendation': 'id: praise' })).toEqual([
    ['items', 'praise', 'added'],
    ['items', 'commendation', 'dropped']
  ]);
});

test('a deadline’s days are compared, because no list of numbers has them', () => {
  const changes = changesBy({ 'due: { on: last-day }': 'due: { on: next-month-start }' });
  expect(changes).toEqual([['deadlines', 'declare', 'altered']]);
});

test('a file that calls itself another scheme hides no number behind its new id', () => {
  const changes = changesBy({
    'id: community-cadres': 'id: other-cadres',
    'points: 5\n    measure: 起': 'points: 6\n    measure: 起'
  });
  expect(changes).toEqual([['items', 'mediation', 'altered']]);
});
