import { describe, expect, it } from 'vitest';
import { holidaysOf } from './built-in';
import { readNotice } from './read-notice';

/** The wording of the notice of the year 2026. */
const notice2026 = `各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`;

const codeOf = (text: string, year = 2027) => {
  try {
    readNotice(text, year);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : null;
  }
};

describe('the State Council’s notice', () => {
  it('is read as the package has the same year', () => {
    const { holidays } = readNotice(notice2026.replace('2025年11月4日', ''), 2026);
    const known = holidaysOf(2026);
    expect(holidays.flatMap(({ on }) => on).sort()).toEqual(known?.on);
    const off = holidays.flatMap(({ off: days }) => days).sort();
    expect(off.filter((day) => known?.off.includes(day))).toEqual(known?.off);
    expect(off).toHaveLength(33);
    expect(holidays.map(({ name }) => name)).toContain('春节');
  });

  it('its own date at the end is of another year, and is no day of this one', () => {
    expect(readNotice(notice2026, 2026).left).toEqual(['2025年11月4日']);
  });

  it('of another year is found by its weekdays', () => {
    expect(codeOf('元旦：1月1日（周四）至3日（周六）放假。')).toBe('holiday-weekday');
  });

  it('lines of one’s own are read too', () => {
    expect(readNotice('2027-01-01至2027-01-03放假\n1月9日,1月10日上班', 2027).holidays).toEqual([
      { name: '', off: ['2027-01-01', '2027-01-02', '2027-01-03'], on: ['2027-01-09', '2027-01-10'] }
    ]);
  });

  it.each([
    ['2月30日放假。', 'holiday-no-day'],
    ['5月3日至1日放假。', 'holiday-no-day'],
    ['2026年12月31日至2027年1月2日放假。', 'holiday-other-year'],
    ['2027年10月1日至9027年10月7日放假。', 'holiday-other-year'],
    ['元旦：1月1日至3日放假，共4天。', 'holiday-count']
  ])('%s is refused as %s', (text, code) => expect(codeOf(text)).toBe(code));

  it('a text of nothing but ranges that last for ages is read at once', () => {
    const ages = '2027年1月1日至9999年12月31日、'.repeat(180);
    expect(readNotice(ages, 2027).left).toHaveLength(1);
    expect(codeOf(`${'1月1日至12月31日'.repeat(390)}放假。`)).toBeNull();
  });

  it('a sentence with a day that says neither is left, and told', () => {
    expect(readNotice('1月1日放假。1月9日另行通知。', 2027).left).toEqual(['1月9日另行通知']);
  });
});
