import { expect, test } from 'vitest';
import { planned } from '../../../../../../tests/make/planned';
import { csv } from '../../../../../../tests/make/workbook';

const reported = async (text: string) =>
  (await planned([csv(text)])).problems.map(({ code, row, column }) => [code, row, column]);

test('a column twice is a problem of the header, whichever of the two is filled', async () => {
  expect(await reported('流水号,编号,编号,姓名,事项,日期\ne1,,u1,李明,调解纠纷,2026-11-03\n')).toEqual([
    ['duplicate-column', 1, '编号']
  ]);
  expect(await reported('编号,subject,姓名\nu1,,李明\n')).toEqual([['duplicate-column', 1, 'subject']]);
  expect(await reported('流水号,编号,事项,日期,等级,等级\ne1,u1,调解纠纷,2026-11-03,,\n')).toEqual([
    ['duplicate-column', 1, '等级']
  ]);
});

test('points, level and rank may stand side by side; a row fills one of them', async () => {
  const head = '流水号,编号,事项,日期,名次,分值';
  expect(await reported(`${head}\ne1,u1,four-knows,2026-11-03,1,\n`)).toEqual([]);
  expect(await reported(`${head}\ne1,u1,four-knows,2026-11-03,1,2\n`)).toEqual([['two-values', 2, '分值']]);
});
