import { expect, it } from 'vitest';
import { builtInIds, builtInScheme } from '../schemes';
import { hasDeclaring } from './declarable';

it('A, C and D have people declare; B and E name no declaring', () => {
  const found = builtInIds.map((id) => [id, hasDeclaring(builtInScheme(id) ?? expect.fail(id))]);
  expect(Object.fromEntries(found)).toEqual({
    'community-cadres': true,
    'community-organisation': false,
    'county-officials': true,
    'party-members': true,
    'town-thousand': false
  });
});
