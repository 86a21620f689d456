import { expect, test } from 'vitest';
import { builtInIds, builtInScheme } from '$lib/schemes';
import { publishDue } from './publish-due';

test('E 四 1 a month is published by the 5th of the next one; longer periods have no day', () => {
  const town = builtInScheme('town-thousand') ?? expect.fail();
  expect(publishDue(town, '2026-10')).toEqual({ day: '2026-11-05', clause: '四 1' });
  expect(publishDue(town, '2026-12')?.day).toBe('2027-01-05');
  expect(publishDue(town, '2026')).toBeNull();
});

test('the other documents name no day', () => {
  for (const id of builtInIds.filter((one) => one !== 'town-thousand'))
    expect(publishDue(builtInScheme(id) ?? expect.fail(id), '2026-10')).toBeNull();
});
