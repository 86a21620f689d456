import { readFileSync } from 'node:fs';
import { parseScheme } from '$lib/points';
import { expect, it } from 'vitest';
import { nextResult } from './next-result';

const builtIn = (id: string) => parseScheme(readFileSync(`src/lib/schemes/${id}.yaml`, 'utf8'));

it('B waits for its year, A for its month, and a scheme that can’t be read for the month', () => {
  expect(nextResult(builtIn('community-organisation'), '2026-12')).toBe('2026');
  expect(nextResult(builtIn('community-cadres'), '2026-12')).toBe('2026-12');
  expect(nextResult(null, '2026-12')).toBe('2026-12');
});
