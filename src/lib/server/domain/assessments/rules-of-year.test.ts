import { parseScheme } from '$lib/points';
import { builtInText } from '$lib/schemes';
import { expect, test } from 'vitest';
import { rulesOfYear } from './rules-of-year';

/** B in two versions, the second of which ends within the year. */
function lapsed() {
  const text = builtInText('community-organisation') ?? expect.fail('no scheme');
  const versions = `inForce:
  - { from: 2024-01-01, to: 2025-12-31 }
  - { from: 2026-01-01, to: 2026-06-30, changes: { items: { science: { max: 5 } } } }
`;
  return parseScheme(text.replace(/^inForce:\n( .*\n)+/m, versions));
}

test('M13 a year in which the last version ends is assessed by that version, as it is scored', () => {
  const science = rulesOfYear(lapsed(), 2026).items.find(({ id }) => id === 'science');
  expect(science).toMatchObject({ max: 500 });
});
