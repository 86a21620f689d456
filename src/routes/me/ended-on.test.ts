import { readFileSync } from 'node:fs';
import { parseScheme } from '$lib/points';
import { expect, it } from 'vitest';
import { endedOn } from './ended-on';

const builtIn = (id: string) => parseScheme(readFileSync(`src/lib/schemes/${id}.yaml`, 'utf8'));

it('C is over on the day after its trial, and A never is', () => {
  const trial = builtIn('county-officials');
  expect(endedOn(trial, '2026-12-31')).toBeNull();
  expect(endedOn(trial, '2027-01-01')).toBe('2026-12-31');
  expect(endedOn(builtIn('community-cadres'), '2040-01-01')).toBeNull();
});
