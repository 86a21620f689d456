import { monthNumber, wholeYear } from '$lib/calendar';
import { m } from '$lib/text';

/**
 * A day as a poster writes it for every reader: 2026年12月8日.
 * @param day YYYY-MM-DD
 */
export function dayInChinese(day: string): string {
  return m.publish_sheet_date(
    { year: wholeYear(day), month: monthNumber(day), day: Number(day.slice(8)) },
    { locale: 'zh-CN' }
  );
}
