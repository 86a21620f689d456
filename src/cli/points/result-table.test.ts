import { expect, test } from 'vitest';
import { changedScheme } from '../../../tests/make/scheme-text';
import { person } from '../../../tests/make/person';
import { parseScheme, score } from '../../lib/points';
import { resultTable } from './result-table';

test('M4 a table is headed by the words of the version in force at the period’s end', () => {
  const scheme = parseScheme(
    changedScheme({
      'inForce:\n  - from: 2024-01-01': `inForce:
  - { from: 2024-01-01, to: 2025-12-31 }
  - { from: 2026-01-01, changes: { sections: { task: { name: 新任务 } }, outcomes: { half-year-reward: { name: 新奖励 } } } }`
    })
  );
  const subjects = [person('u1', '李明')];
  const table = (period: string) =>
    resultTable(score({ scheme, subjects, entries: [], period }), { scheme, subjects }, 'zh');
  expect(table('2026-H1')).toMatch(/新任务[^]*新奖励：李明/);
  expect(table('2025-H1')).not.toMatch(/新任务|新奖励/);
});
