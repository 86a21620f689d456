import { formatPoints } from './hundredths';
import type { Effect, Reason } from './statement';

/** A sentence for each reason; {face} is what the entry would be worth alone, {because} the entries that explain it. */
export const reasons: Record<Reason, { zh: string; en: string }> = {
  counted: { zh: '已计分', en: 'counted' },
  fact: { zh: '已记录，本身不计分', en: 'on record; counts nothing by itself' },
  standing: { zh: '当月达到要求', en: 'requirement met in that month' },
  'standing-broken': {
    zh: '当月未达到要求（见 {because}），不计 {face} 分',
    en: 'requirement not met in that month (see {because}): {face} not given'
  },
  'same-matter': {
    zh: '同一事项只按最高的计（已计 {because}），不计 {face} 分',
    en: 'of one matter only the highest counts ({because}): {face} not counted'
  },
  'once-a-month': {
    zh: '每月只计一次（已计 {because}），本项应为 {face} 分',
    en: 'counts once a month (already: {because}); alone {face}'
  },
  cap: {
    zh: '已到上限（已计 {because}），本项应为 {face} 分',
    en: 'limit reached (already: {because}); alone {face}'
  },
  reversed: { zh: '已被 {because} 冲正，不计 {face} 分', en: 'reversed by {because}: {face} counts no more' },
  'after-year-end': {
    zh: '属于已结束的年度，不计分',
    en: 'of a closed year: no points'
  }
};

/** M14: why an effect counts what it counts. `because` names entries by the text that `nameOf` gives them. */
export function explain(
  effect: Effect,
  lang: 'zh' | 'en',
  nameOf: (entry: string) => string = (entry) => entry
): string {
  const because = (effect.because ?? []).map(nameOf).join(lang === 'zh' ? '、' : ', ');
  return reasons[effect.reason][lang]
    .replace('{because}', () => because)
    .replace('{face}', formatPoints(effect.face ?? 0, { signed: true }));
}
