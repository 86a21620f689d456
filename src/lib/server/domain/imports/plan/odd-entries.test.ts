import { describe, expect, test } from 'vitest';
import { booked, entry } from '../../../../../../tests/make/entry';
import { planned } from '../../../../../../tests/make/planned';
import { csv } from '../../../../../../tests/make/workbook';

const head = '流水号,编号,事项,日期,数量,等级,依据';
const row = (id: string, more = '1,,会议') => `${id},u1,调解纠纷,2026-11-03,${more}`;
const noticed = async (rows: string[], unit: Parameters<typeof planned>[1] = {}) =>
  (await planned([csv([head, ...rows].join('\n'))], unit)).notices.map(({ code, row, column, params }) => [
    code,
    row,
    column,
    params
  ]);

describe('what a person would ask about is said, and in the way of nothing', () => {
  test('a quantity that no month holds', async () => {
    expect(await noticed([row('e1', '31,,会议'), row('e2', '32,,会议')])).toEqual([
      ['odd-quantity', 3, '数量', { value: 32 }]
    ]);
  });

  test('rows without a basis, all in one remark; a fact needs none', async () => {
    const late = 'e3,u1,迟到,2026-11-03,,,';
    expect(await noticed([row('e1', '1,,'), row('e2'), late, row('e4', '1,,')])).toEqual([
      ['no-basis', 2, '依据', { count: 2, rows: '2、5' }]
    ]);
    const without = await planned([csv('流水号,编号,事项,日期\ne1,u1,调解纠纷,2026-11-03\n')]);
    expect(without.notices).toMatchObject([{ code: 'no-basis', row: 2, column: '依据' }]);
  });

  test('a number that is another one but for its writing', async () => {
    expect(await noticed([row('q1'), row('Ｑ1')])).toEqual([
      ['similar-id', 3, '流水号', { value: 'Ｑ1', other: 'q1' }]
    ]);
    expect(await noticed([row('E 0')], { entries: booked([entry('e0')]) })).toEqual([
      ['similar-id', 2, '流水号', { value: 'E 0', other: 'e0' }]
    ]);
  });

  const asked = async (rows: string[], unit: Parameters<typeof planned>[1] = {}) =>
    (await planned([csv([head, ...rows].join('\n'))], unit)).questions.map(({ code, row, params }) => [
      code,
      row,
      params
    ]);

  test('A 三（一） M17 a second four-knows of somebody in one quarter; another quarter’s is in order', async () => {
    const ranked = (id: string, day: string, subject = 'u1') =>
      `${id},${subject},四知四清四掌握,${day},1,1,通报`;
    const before = entry('e0', { item: 'four-knows', value: '2', date: '2026-10-20', period: '2026-10' });
    expect(await asked([ranked('e1', '2026-11-03')], { entries: booked([before]) })).toEqual([
      ['once', 2, { entries: 'e0、e1' }]
    ]);
    const summer = { ...before, date: '2026-09-28', period: '2026-09' };
    expect(await asked([ranked('e1', '2026-11-03')], { entries: booked([summer]) })).toEqual([]);
    // Its reversal makes room for it.
    const reversal = entry('e9', { ...before, id: 'e9', reverses: 'e0' });
    expect(await asked([ranked('e1', '2026-11-03')], { entries: booked([before, reversal]) })).toEqual([]);
  });

  test('a value that the item doesn’t look at', async () => {
    expect(await noticed([row('e1', '1,市,会议')])).toEqual([
      ['value-unused', 2, '等级', { value: '市', item: '调解纠纷' }]
    ]);
  });
});

test('a quantity beyond all measure is refused in the office', async () => {
  const { problems } = await planned([
    csv([head, row('e1', '1000000,,会议'), row('e2', '1000001,,会议')].join('\n'))
  ]);
  expect(problems).toMatchObject([{ code: 'quantity-too-large', row: 3, column: '数量' }]);
});
