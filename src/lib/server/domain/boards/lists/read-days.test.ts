import { expect, it } from 'vitest';
import { daysTyped, readDays } from './read-days';

const read = (typed: string, from = '2026-09-20') => readDays(typed, { from, most: 60 });
const holiday = [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${String(day)}`);

it.each([
  '10月1日至7日',
  '10月1日-7日',
  '10月1日至10月7日',
  '10月1号到7号',
  '10.1-10.7',
  '10/1~10/7',
  '2026年10月1日—10月7日',
  '2026-10-01~2026-10-07',
  '2026-10-01 至 2026-10-07',
  '2026-10-01-2026-10-07',
  '2026-10-01 to 2026-10-07',
  '１０月１日 至 ７日',
  '2026-10-01 2026-10-02，10月3日、10月4日；10.5, 10月6日至7日'
])('%s are the seven days of the holiday', (typed) => {
  expect(read(typed)).toEqual(holiday);
});

it('a day without its year is the next one, also over the turn of the year', () => {
  expect(read('10月1日')).toEqual(['2026-10-01']);
  expect(read('10月1日', '2026-10-02')).toEqual(['2027-10-01']);
  expect(read('12月31日至1月1日')).toEqual(['2026-12-31', '2027-01-01']);
  expect(read('2026-12-31至1月1日')).toEqual(['2026-12-31', '2027-01-01']);
  expect(read('2月29日', '2027-03-01')).toEqual(['2028-02-29']);
  expect(read('')).toEqual([]);
});

it.each([
  '昨天',
  '2026-02-30',
  '10月32日',
  '10月7日至1日',
  '2026-10-07~2026-10-01',
  '10月',
  '1至7',
  '3月1日至5月1日'
])('%s is refused', (typed) => expect(read(typed)).toBeNull());

it('what is read is written shortly, and read again as the same', () => {
  const days = [...holiday, '2026-12-30', '2026-12-31', '2027-02-01'];
  expect(daysTyped(days)).toBe('2026-10-01~2026-10-07, 2026-12-30, 2026-12-31, 2027-02-01');
  expect(read(daysTyped(days))).toEqual(days);
});
