import { expect, it } from 'vitest';
import { numbersToCall } from './numbers-to-call';

it.each([
  ['不要开灯\n请拨打119', ['119']],
  ['燃气抢修 96777，社区值班 0571-8765 4321', ['96777', '0571-8765 4321']],
  ['联系王主任13800138000', ['13800138000']],
  ['值班 8765 4321、400-800-1234', ['8765 4321', '400-800-1234']],
  ['火警 119\n拨打 119 或 120', ['119', '120']],
  ['拨打 110、119、120、122', ['110', '119', '120']]
])('%s has these to call', (text, numbers) => {
  expect(numbersToCall(text)).toEqual(numbers);
});

it.each([
  '去小学操场\n不要开灯',
  '离开 120 米以外，绕开 110 千伏线路',
  '119 号楼的人先走，打开 120 号门',
  '20261105 起停水，编号 3.1415926'
])('%s has none', (text) => {
  expect(numbersToCall(text)).toEqual([]);
});
