import { describe, expect, it } from 'vitest';
import { parseScheme, SchemeError, type ParameterValues } from '..';
import { builtInText } from '../../schemes';

const branch = builtInText('party-members') ?? '';

function faultOf(text: string, parameters: ParameterValues = {}) {
  try {
    parseScheme(text, { parameters });
  } catch (error) {
    if (error instanceof SchemeError) return { code: error.code, line: error.line };
  }
  throw new Error('nothing was wrong');
}

const lineOf = (piece: string) => branch.slice(0, branch.indexOf(piece)).split('\n').length;

describe('parameters', () => {
  it('an adopter’s values stand wherever the file names them, and in the list itself', () => {
    const own = parseScheme(branch, { parameters: { base: 50, cap: 45.5, front: '1/4' } });
    expect(own.base).toBe(5000);
    expect(own.sections).toMatchObject([{ least: -5000 }, { most: 4550 }, {}]);
    expect(own.outcomes.find(({ id }) => id === 'priority')).toMatchObject({ share: { part: 1, of: 4 } });
    expect(own.parameters.find(({ id }) => id === 'base')?.value).toBe(50);
  });

  it('without any the file’s own values hold', () => {
    expect(parseScheme(branch).sections[0]?.least).toBe(-6000);
  });

  it.each([
    ['of another type', { base: '1/3' }],
    ['below its bounds', { base: 0 }],
    ['above its bounds', { base: 1001 }],
    ['that is no number', { base: Number.NaN }],
    ['that is infinite', { base: Infinity }],
    ['that is no share', { front: 'half' }],
    ['with three decimals', { base: 50.005 }]
  ])('a value %s is refused', (_, values) => {
    expect(faultOf(branch, values).code).toBe('bad-setting');
  });

  it('one that isn’t there is refused', () => {
    expect(faultOf(branch, { bass: 50 }).code).toBe('unknown-reference');
    expect(faultOf(branch.replace('most: $cap', 'most: $cup'))).toEqual({
      code: 'unknown-reference',
      line: lineOf('id: perform, name')
    });
  });

  it('one that names itself in the end is refused', () => {
    const cycle = branch.replace('value: 60', 'value: $cap').replace('value: 40', 'value: $base');
    expect(faultOf(cycle)).toEqual({ code: 'cycle', line: lineOf('value: 40') });
  });
});
