import { expect, it } from 'vitest';
import { builtInText } from '../../schemes';
import { parseScheme } from './parse-scheme';
import { prolongedText } from './prolonged';
import { rulesOn } from './compose-versions';

const trial = builtInText('county-officials') ?? expect.fail('it is built in');

it('C a prolonged trial has one version more, with the same rules, and ends with it', () => {
  const [before, after] = [trial, prolongedText(trial, { from: '2027-01-01', to: '2027-12-31' })].map(
    (text) => parseScheme(text)
  );
  expect(after?.inForce.map(({ from, to }) => [from, to])).toEqual([
    ...(before?.inForce ?? []).map(({ from, to }) => [from, to]),
    ['2027-01-01', '2027-12-31']
  ]);
  expect(after?.trial?.to).toBe('2027-12-31');
  expect({ ...after, inForce: [], trial: null }).toEqual({ ...before, inForce: [], trial: null });
});

it('a version starts from the changes of the one before it', () => {
  const changed = trial.replace(
    '{ from: 2026-01-01, to: 2026-12-31 }',
    '{ from: 2026-01-01, to: 2026-12-31, changes: { base: 50 } }'
  );
  const scheme = parseScheme(prolongedText(changed, { from: '2027-01-01', to: '2028-12-31' }));
  expect(rulesOn(scheme, '2028-06-01').base).toBe(rulesOn(scheme, '2026-06-01').base);
  expect(rulesOn(scheme, '2025-06-01').base).not.toBe(rulesOn(scheme, '2026-06-01').base);
});
