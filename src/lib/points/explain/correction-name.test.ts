import { expect, test } from 'vitest';
import { correctionName } from './correction-name';

test.each([
  ['2026-10', '更正2026年10月'],
  ['2026-Q3', '更正2026年第3季度'],
  ['2026-H1', '更正2026年上半年'],
  ['2026', '更正2026年']
])('%s is named', (period, name) => {
  expect(correctionName(period).zh).toBe(name);
});
