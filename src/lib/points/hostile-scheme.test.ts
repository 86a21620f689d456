import { describe, expect, it } from 'vitest';
import { parseScheme, SchemeError } from '.';
import { builtInText } from '../schemes';

const town = builtInText('town-thousand') ?? '';
const street = builtInText('community-organisation') ?? '';

function faultOf(text: string): Pick<SchemeError, 'code' | 'line'> {
  try {
    parseScheme(text);
  } catch (error) {
    if (error instanceof SchemeError) return { code: error.code, line: error.line };
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('a hostile scheme file is refused with a line, and quickly', () => {
  it('a bomb of anchors', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, n) => {
        const before = 'abcdefgh'[n];
        return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
      })
    ].join('\n');
    expect(faultOf(bomb)).toEqual({ code: 'not-yaml', line: 1 });
  });

  it('an alias alone, a merge, an anchor alone', () => {
    expect(faultOf('id: x\nname: &n 办法\nenglish: *n').line).toBe(2);
    expect(faultOf('id: *n').code).toBe('not-yaml');
  });

  it('a hundred megabytes', () => {
    const started = performance.now();
    expect(faultOf(`id: ${'x'.repeat(100_000_000)}`)).toEqual({ code: 'too-large', line: 1 });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('lists that are nested ten thousand deep', () => {
    expect(faultOf(`id: ${'['.repeat(10_000)}`).code).toBe('not-yaml');
  });

  it.each(['1e309', '.nan', '.inf', '0.005', '-40', '0', '"40"', '１２．５', '[40]'])(
    'a maximum of %s',
    (max) => {
      expect(faultOf(town.replace('max: 40', `max: ${max}`)).code).toBe('bad-setting');
    }
  );

  it.each([
    ['a part that isn’t there', street, '        team-1,\n', '        team-0,\n', 'unknown-reference'],
    ['an item that is a part of itself', street, '        team-1,\n', '        organisation,\n', 'cycle'],
    ['a clause of itself', town, 'of: attendance\n', 'of: attendance-late\n', 'cycle'],
    ['a clause of what takes none', town, 'of: attendance\n', 'of: sick-leave\n', 'bad-setting'],
    ['a target of what isn’t there', town, 'counts: visit\n', 'counts: visiting\n', 'unknown-reference'],
    [
      'an outcome of an item that isn’t there',
      town,
      'item: circular\n',
      'item: circulars\n',
      'unknown-reference'
    ],
    ['an item called as the total', town, 'id: circular\n', 'id: total\n', 'duplicate-id']
  ])('%s', (_, text, piece, by, code) => {
    expect(text).toContain(piece);
    const fault = faultOf(text.replace(piece, by));
    expect(fault.code).toBe(code);
    expect(fault.line).toBeGreaterThan(1);
  });
});
