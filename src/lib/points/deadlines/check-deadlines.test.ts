import { expect, it } from 'vitest';
import { builtInText } from '../../schemes';
import { SchemeError } from '../scheme/scheme-error';
import { parseScheme } from '../scheme/parse-scheme';

const text = builtInText('community-cadres') ?? expect.fail('A');
const codeOf = (changed: string) => {
  try {
    parseScheme(changed);
  } catch (error) {
    if (error instanceof SchemeError) return error.code;
    throw error;
  }
  return null;
};

it('a deadline has an id of its own, and names an item, an outcome and an earlier step that there are', () => {
  expect(codeOf(text)).toBeNull();
  expect(codeOf(text.replace('id: reward\n', 'id: assess\n'))).toBe('duplicate-id');
  expect(codeOf(text.replace('item: four-knows', 'item: five-knows'))).toBe('unknown-reference');
  expect(codeOf(text.replace('outcome: half-year-reward', 'outcome: reward-of-all'))).toBe(
    'unknown-reference'
  );
  expect(codeOf(text.replace('after: assess', 'after: evaluate'))).toBe('unknown-reference');
  expect(codeOf(text.replace('{ on: last-day }', '{ on: some-day }'))).toBe('bad-setting');
});
