import { describe, expect, it } from 'vitest';
import { dayNamed, monthNamed, withoutMonth } from './months';

describe('what a header says of time', () => {
  it.each([
    ['河东社区2026年10月积分登记表', '2026-10'],
    ['２０２６年９月', '2026-09'],
    ['考勤 2026.3', '2026-03'],
    ['10月份', '10'],
    ['十一月', '11'],
    ['2026-12', '2026-12'],
    ['参加活动', ''],
    // a date of making out is no month of its own
    ['制表：10月8日', '']
  ])('month of %s is %s', (text, month) => expect(monthNamed(text)).toBe(month));

  it.each([
    ['8', 8, ''],
    ['31日', 31, ''],
    ['１０', 10, ''],
    ['10月8日', 8, '10'],
    ['10/8', 8, '10'],
    ['2026-10-08', 8, '2026-10'],
    // 8 October 2026 without its format
    ['46303', 8, '2026-10']
  ])('day of %s is %d', (text, day, month) => expect(dayNamed(text)).toEqual({ day, month }));

  it.each(['32', '0', '13/8', '参加活动', '10月', '99999', ''])('%s is no day', (text) =>
    expect(dayNamed(text)).toBeNull()
  );

  it('leaves what is the same in every month', () => {
    expect(withoutMonth('10月参加活动')).toBe('参加活动');
    expect(withoutMonth('2026年11月')).toBe('');
    expect(withoutMonth('十二月份')).toBe('');
  });
});
