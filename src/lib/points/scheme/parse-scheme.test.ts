import { describe, expect, it } from 'vitest';
import { parseScheme, SchemeError } from '..';
import { builtInText } from '../../schemes';

const sound = builtInText('community-cadres') ?? '';

function faultOf(text: string): Pick<SchemeError, 'code' | 'line'> & { params: SchemeError['params'] } {
  try {
    parseScheme(text);
  } catch (error) {
    if (error instanceof SchemeError) return { code: error.code, line: error.line, params: error.params };
  }
  throw new Error('nothing was wrong');
}

/** The built-in scheme with one piece changed, and that piece's line. */
function broken(piece: string, by: string, offset = 0) {
  if (!sound.includes(piece)) throw new Error(`no ${piece}`);
  const line = sound.slice(0, sound.indexOf(piece)).split('\n').length + offset;
  return { text: sound.replace(piece, by), line };
}

describe('a scheme file', () => {
  it.each([
    ['an unknown setting', 'limit: { times: 1', 'limits: { times: 1', 'unknown-key'],
    ['an unknown kind', 'kind: standing', 'kind: stand', 'bad-setting'],
    ['points with three decimals', 'points: 8', 'points: 8.005', 'bad-setting'],
    ['an unknown section', 'section: base', 'section: bass', 'unknown-reference'],
    ['an unknown fact', 'unless: [criticised]', 'unless: [critized]', 'unknown-reference'],
    ['an id that occurs twice', 'id: full-attendance', 'id: punctual', 'duplicate-id'],
    ['a name that occurs twice', 'name: 早退', 'name: 迟到', 'duplicate-id'],
    ['a date that doesn’t exist', 'from: 2024-01-01', 'from: 2024-02-30', 'bad-setting'],
    [
      'an exception that isn’t decided yet',
      'except: [bottom-three]',
      'except: [bottom-third]',
      'unknown-reference'
    ],
    [
      'a section that a conversion misses',
      'sections: [task, award]',
      'sections: [task, prize]',
      'unknown-reference'
    ]
  ])('with %s names the line', (_, piece, by, code) => {
    const { text, line } = broken(piece, by);
    expect(faultOf(text)).toMatchObject({ code, line });
  });

  it.each([
    ['counted by no outcome', 'confirmedAs: last', 'confirmedAs: least', 'unknown-reference', 'confirmedAs'],
    ['counted by a reward', 'confirmedAs: last', 'confirmedAs: advanced', 'unknown-reference', 'confirmedAs'],
    ['counted by neither', 'confirmedAs: last', '', 'missing-key', 'outcomes.share'],
    [
      'counted twice',
      'confirmedAs: last',
      'confirmedAs: last\n    share: $last',
      'bad-setting',
      'outcomes.share'
    ]
  ])('with a run that is %s is refused', (_, piece, by, code, key) => {
    const text = (builtInText('county-officials') ?? '').replace(piece, by);
    expect(faultOf(text)).toMatchObject({ code, params: { key } });
  });

  it('without dates in force is refused', () => {
    expect(faultOf(sound.replace('inForce:\n  - from: 2024-01-01\n', '')).code).toBe('no-dates-in-force');
    expect(faultOf(sound.replace('inForce:\n  - from: 2024-01-01\n', 'inForce: []\n')).code).toBe(
      'no-dates-in-force'
    );
  });

  it('with a missing setting names the item’s line and the setting', () => {
    const { text } = broken('    points: 8\n', '');
    expect(faultOf(text)).toMatchObject({ code: 'missing-key', params: { key: 'items.points' } });
  });

  it.each(['', 'a: [', '- 1', 'a: 1\na: 2', '&a [*a]'])('that is “%s” is refused', (text) => {
    expect(() => parseScheme(text)).toThrow(SchemeError);
  });

  it('that is in force stays readable, however long its names are; whatever else is wrong is told', () => {
    const long = '迟'.repeat(100);
    const { text } = broken('name: 迟到', `name: ${long}`);
    expect(faultOf(text).code).toBe('too-long');
    const scheme = parseScheme(text, { adopted: true });
    expect(scheme.items.find(({ id }) => id === 'late')?.name).toBe(long);
    const worse = text.replace('points: 8', 'points: 8.005');
    expect(() => parseScheme(worse, { adopted: true })).toThrow('points');
  });

  it('has its sentence in both languages', () => {
    const error = new SchemeError('unknown-key', 7, { key: 'limits' });
    expect(error.message).toBe('办法文件第 7 行：不认识的设置“limits”。');
    expect(error.sentence('en')).toBe('Scheme file, line 7: unknown setting “limits”.');
  });
});
