import { periodOf } from '$lib/calendar';
import { isFirstAssessment, type Scheme } from '$lib/points';

const quarters = ['一', '二', '三', '四'];

/** 2026年10月, 2026年第四季度, 2026年下半年, 2026年度: a notice's own words are Chinese. */
export function periodInChinese(period: string): string {
  const { kind, year, part } = periodOf(period);
  switch (kind) {
    case 'month':
      return `${year}年${part}月`;
    case 'quarter':
      return `${year}年第${quarters[part - 1]}季度`;
    case 'half-year':
      return `${year}年${part === 1 ? '上' : '下'}半年`;
    case 'year':
      return `${year}年度`;
  }
}

/**
 * A notice's heading as offices write it: 关于2026年10月机关干部考核得分的公示. A month that an assembly has yet
 * to fix with its quarter is a first assessment: 党员积分初评结果.
 */
export function noticeTitleText(scheme: Pick<Scheme, 'name' | 'nouns' | 'assembly'>, period: string): string {
  const { subjects, score } = scheme.nouns ?? {
    subjects: scheme.name.replace(/积分.*$/, ''),
    score: '积分情况'
  };
  return `关于${periodInChinese(period)}${subjects}${isFirstAssessment(scheme, period) ? '积分初评结果' : score}的公示`;
}
