import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseScheme } from '..';
import { builtInIds, builtInText } from '../../schemes';
import {
  numbersWithoutText,
  schemeNumbers,
  withComment,
  withNumbers,
  withParameterValues
} from './scheme-numbers';

/** Every number and text, by its path. */
function leaves(node: unknown, path = ''): [path: string, value: string][] {
  if (typeof node === 'number' || typeof node === 'string') return [[path, String(node)]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, one]) => leaves(one, `${path}/${key}`));
}

const textOf = (id: string) => builtInText(id) ?? '';

describe.each(builtInIds)('the numbers of %s', (id) => {
  const text = textOf(id);
  const numbers = schemeNumbers(text);

  it('are all listed: whatever the file writes as a number or a share, in its order', () => {
    const written = leaves(parse(text)).filter(([, value]) => /^-?\d+(\.\d+)?(\/\d+|%)?$/.test(value));
    expect(numbers.map((one) => one.written)).toEqual(written.map(([, value]) => value));
    expect(numbers.length).toBeGreaterThan(10);
  });

  it('have names, words and places that differ', () => {
    expect(numbersWithoutText(text)).toEqual([]);
    expect(new Set(numbers.map((one) => one.id)).size).toBe(numbers.length);
    expect(numbers.filter(({ name }) => name.zh === '' || name.en === '')).toEqual([]);
  });

  it('written back unchanged give the same bytes', () => {
    const same = new Map(numbers.map((one) => [one.id, one.written]));
    expect(withNumbers(text, same)).toBe(text);
    expect(withParameterValues(text, {})).toBe(text);
  });

  it('change one by one, and nothing else with them', () => {
    const old = leaves(parseScheme(text));
    // Percentages of one ballot are changed together (below).
    const free = numbers.filter(({ list, id: one }) =>
      list === 'parameters' ? one.endsWith('/value') : !one.includes('/groups/')
    );
    fc.assert(
      fc.property(fc.constantFrom(...free), fc.integer({ min: 1, max: 28 }), (number, n) => {
        const written =
          number.kind === 'number'
            ? String(number.written.startsWith('-') ? -n : n)
            : number.written === `${n}%`
              ? '29%'
              : `${n}%`;
        const changed = withNumbers(text, new Map([[number.id, written]]));
        const then = schemeNumbers(changed).map((one) => [one.id, one.written]);
        expect(then).toEqual(numbers.map((one) => [one.id, one.id === number.id ? written : one.written]));
        const after = parseScheme(changed);
        const differ = leaves(after).filter(([path, value], at) => {
          const [oldPath, oldValue] = old[at] ?? [];
          return path !== oldPath || value !== oldValue;
        });
        // A parameter is used in several places; everything else stands once, and a share is two figures.
        const isSame = Number(written) === Number(number.written) || written === number.written;
        const most = number.list === 'parameters' ? 8 : number.kind === 'share' ? 2 : 1;
        expect(differ.length > 0).toBe(!isSame);
        expect(differ.length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 25 }
    );
  });
});

it('a parameter’s value is the adopter’s, and a number that names it follows', () => {
  const text = withParameterValues(textOf('party-members'), { base: 70, front: '1/4' });
  expect(parseScheme(text)).toMatchObject({
    base: 7000,
    parameters: [{ value: 70 }, {}, {}, {}, {}, {}, {}]
  });
  expect(schemeNumbers(text).find((one) => one.id === 'parameters/front/value')?.written).toBe('1/4');
  const least = schemeNumbers(text).find(({ id }) => /^parameters\/.+\/least$/.test(id));
  expect(least?.what).toEqual({ zh: '可设的最小值', en: 'least that may be set' });
});

it('the percentages of a ballot’s groups are changed together, and refused unless they make a hundred', () => {
  const text = textOf('town-thousand');
  const leaders = ['items/appraisal/groups/leaders', '60'] as const;
  expect(() => parseScheme(withNumbers(text, new Map([leaders])))).toThrow('together 100');
  const both = withNumbers(text, new Map([leaders, ['items/appraisal/groups/staff', '40']]));
  expect(parseScheme(both).items.find(({ id }) => id === 'appraisal')).toMatchObject({
    groups: { leaders: 6000, staff: 4000 }
  });
});

it('the prices of goods are listed by their names, with the clause of the whole', () => {
  const shop =
    'redemption:\n  name: 兑换\n  english: Shop\n  clears: year\n  goods:\n' +
    '    - { id: rice, name: 大米, english: Rice, points: 30, measure: 袋 }\n' +
    '  clause: { ref: 六, text: 凭积分兑换 }\n';
  const text = `${textOf('community-cadres')}\n${shop}`;
  expect(numbersWithoutText(text)).toEqual([]);
  const price = schemeNumbers(text).find(({ list }) => list === 'redemption');
  expect(price).toMatchObject({
    id: 'redemption/goods/rice/points',
    name: { zh: '大米' },
    what: { zh: '每袋兑换分值' },
    clause: { ref: '六' },
    written: '30'
  });
  const changed = withNumbers(text, new Map([[price?.id ?? '', '25']]));
  expect(parseScheme(changed).redemption?.goods[0]?.points).toBe(2500);
});

it('numbers of a version that changes the rules are listed with its first day', () => {
  const text = textOf('community-cadres').replace(
    '  - from: 2024-01-01\n',
    '  - { from: 2024-01-01, to: 2025-12-31 }\n  - from: 2026-01-01\n    changes: { items: { late: { kind: count, points: -1 } } }\n'
  );
  const later = schemeNumbers(text).find(({ version }) => version !== '');
  expect(later).toMatchObject({ version: '2026-01-01', rule: 'late', name: { zh: '迟到' }, written: '-1' });
  expect(later?.what.zh).toBe('每次分值');
  const changed = withNumbers(text, new Map([[later?.id ?? '', '-2']]));
  expect(parseScheme(changed).inForce[1]?.rules?.items.find(({ id }) => id === 'late')).toMatchObject({
    points: -200
  });
});

it('a note stands behind the comments of the beginning, and changes nothing', () => {
  const text = textOf('community-cadres');
  const noted = withComment(text, ['改数字']);
  expect(noted.split('\n').slice(0, 4)).toEqual([
    ...text.split('\n').slice(0, 2),
    '# 改数字',
    'id: community-cadres'
  ]);
  expect(parseScheme(noted)).toEqual(parseScheme(text));
  expect(withComment('id: x\n', ['改'])).toBe('# 改\nid: x\n');
});
