import { localTime, weekday } from '$lib/calendar';
import { getLocale } from '$lib/text';

/**
 * The forms of days (YYYY-MM-DD) and months (YYYY-MM) in the two languages, as CLDR has them for zh-CN and
 * en-GB; the tests compare them with `Intl`. `Intl` itself isn't used, because its first use reads
 * calendars from the disk: 30 ms of a board's start on a quick computer.
 */
const written = {
  'zh-CN': {
    day: ({ m, d }: Parts) => `${m}月${d}日`,
    full: ({ y, m, d }: Parts) => `${y}年${m}月${d}日`,
    dayOfMonth: ({ d }: Parts) => `${d}日`,
    weekday: (at: number) => `星期${'日一二三四五六'.charAt(at)}`,
    weekdayShort: (at: number) => `周${'日一二三四五六'.charAt(at)}`,
    month: ({ m }: Parts) => `${m}月`,
    monthShort: ({ m }: Parts) => `${m}月`,
    monthTitle: ({ y, m }: Parts) => `${y}年${m}月`
  },
  en: {
    day: ({ m, d }: Parts) => `${d} ${shortMonths[m - 1]}`,
    full: ({ y, m, d }: Parts) => `${d} ${months[m - 1]} ${y}`,
    dayOfMonth: ({ d }: Parts) => `${d}`,
    weekday: (at: number) => `${weekdays[at]}`,
    weekdayShort: (at: number) => `${weekdays[at]?.slice(0, 3)}`,
    month: ({ m }: Parts) => `${months[m - 1]}`,
    monthShort: ({ m }: Parts) => `${shortMonths[m - 1]}`,
    monthTitle: ({ y, m }: Parts) => `${months[m - 1]} ${y}`
  }
};

const months = 'January February March April May June July August September October November December'.split(
  ' '
);
const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Parts {
  y: number;
  m: number;
  d: number;
}

const words = () => written[getLocale()];

function parts(at: string): Parts {
  const [y = 0, m = 1, d = 1] = at.slice(0, 10).split('-').map(Number);
  return { y, m, d };
}

/** 11月5日, 5 Nov */
export function dayText(day: string): string {
  return words().day(parts(day));
}

/** 2026年11月5日, 5 November 2026 */
export function fullDay(day: string): string {
  return words().full(parts(day));
}

/** 5日, 5 */
export function dayOfMonth(day: string): string {
  return words().dayOfMonth(parts(day));
}

/** 星期三, Wednesday */
export function weekdayName(day: string): string {
  return words().weekday(weekday(day));
}

/** 周三, Wed */
export function weekdayShort(day: string): string {
  return words().weekdayShort(weekday(day));
}

/** 10月, October */
export function monthName(month: string): string {
  return words().month(parts(month));
}

/** 10月, Oct, for a narrow column */
export function monthShort(month: string): string {
  return words().monthShort(parts(month));
}

/** 2026年10月, October 2026 */
export function monthTitle(month: string): string {
  return words().monthTitle(parts(month));
}

/** An instant as a clock in that zone showed it: 2026年11月5日 09:32, 5 November 2026 09:32 */
export function momentText(instant: string, timeZone: string): string {
  const { date, time } = localTime(Date.parse(instant), timeZone);
  return `${fullDay(date)} ${time}`;
}

/** An instant in the unit's time as a workbook's cell takes it: 2026-10-31T09:30. */
export function localMoment(instant: string, timeZone: string): string {
  const { date, time } = localTime(Date.parse(instant), timeZone);
  return `${date}T${time}`;
}
