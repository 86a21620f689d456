import { describe, expect, it } from 'vitest';
import { checkScheme, parseScheme, SchemeError } from '..';
import { builtInText } from '../../schemes';

const county = builtInText('county-officials') ?? '';
const town = builtInText('town-thousand') ?? '';
const branch = builtInText('party-members') ?? '';
const mark = "text: '每有一次迟到";
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
    expect(faultOf(`id: ${'['.repeat(10_000)}`).code).toBe('too-deep');
  });

  it.each(['1e309', '.nan', '.inf', '0.005', '-40', '0', '"40"', '１２．５', '[40]'])(
    'a maximum of %s',
    (max) => {
      expect(faultOf(town.replace('max: 40', `max: ${max}`)).code).toBe('bad-setting');
    }
  );

  it.each([
    [
      'M17 a group of one, which excludes nothing',
      county,
      'once: { per: year, group: last-year }',
      'once: { per: year, group: last }',
      'bad-setting'
    ],
    [
      'M17 a group in two periods',
      county,
      'once: { per: year, group: last-year }',
      'once: { per: quarter, group: last-year }',
      'bad-setting'
    ],
    [
      'M17 once what is assessed once a year',
      town,
      '    of: professional\n    group: head\n',
      '    of: professional\n    once: { per: year }\n',
      'bad-setting'
    ],
    ['a part that isn’t there', street, '        team-1,\n', '        team-0,\n', 'unknown-reference'],
    ['an item that is a part of itself', street, '        team-1,\n', '        organisation,\n', 'cycle'],
    ['a clause of itself', town, 'of: attendance\n', 'of: attendance-late\n', 'cycle'],
    ['a clause of what takes none', town, 'of: attendance\n', 'of: sick-leave\n', 'bad-setting'],
    [
      'an assembly that decides what isn’t there',
      branch,
      'decides: [good,',
      'decides: [goods,',
      'unknown-reference'
    ],
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

  it.each([
    ['a name beyond 60 characters', 'name: 迟到', `name: ${'迟'.repeat(61)}`, 'too-long'],
    ['prose beyond 2,000', mark, `text: '${'迟'.repeat(2001)}`, 'too-long'],
    ['an id beyond 60', 'id: circular\n', `id: ${'a'.repeat(61)}\n`, 'too-long'],
    ['a bidi override in a name', 'name: 迟到', 'name: 迟\u202e到', 'hidden-characters'],
    ['one that YAML spells out', 'name: 迟到', 'name: "迟\\u202e到"', 'hidden-characters'],
    ['a bidi isolate in prose', mark, "text: '\u2067每", 'hidden-characters'],
    ['a terminal’s control', mark, "text: '\u009b2J", 'hidden-characters'],
    ['a line end in a name', 'name: 迟到', 'name: "迟\\n到"', 'hidden-characters']
  ])('%s', (_, piece, by, code) => {
    expect(town).toContain(piece);
    const line = town.slice(0, town.indexOf(piece)).split('\n').length;
    expect(faultOf(town.replace(piece, by))).toEqual({ code, line });
  });

  it('a sentence quotes what is hidden by its name, and no more than a line of it', () => {
    const { en } = checkScheme(`"a\u202eb${'x'.repeat(900)}": 1\n${town}`)[0] ?? expect.fail('it passed');
    expect(en).toMatch(/^unknown setting “a⟨U\+202E⟩bx{50,80}…”$/);
  });
});
