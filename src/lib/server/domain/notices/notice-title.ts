import { yearOf, monthNumber, firstMonth, lastMonth, periodKind } from '$lib/calendar';

const quarters = ['一', '二', '三', '四'];

/** 2026年10月, 2026年第四季度, 2026年下半年, 2026年度: a notice's own words are Chinese. */
export function periodInChinese(period: string): string {
  const year = `${yearOf(period)}年`;
  const last = monthNumber(lastMonth(period));
  switch (periodKind(period)) {
    case 'month':
      return `${year}${last}月`;
    case 'quarter':
      return `${year}第${quarters[last / 3 - 1]}季度`;
    case 'half-year':
      return `${year}${firstMonth(period).endsWith('-01') ? '上' : '下'}半年`;
    case 'year':
      return `${year}度`;
  }
}

/** 社区干部积分管理办法, 2026-H2 → 2026年下半年社区干部积分结果公示 */
export function noticeTitle(scheme: string, period: string): string {
  return `${periodInChinese(period)}${scheme.replace(/积分.*$/, '')}积分结果公示`;
}
