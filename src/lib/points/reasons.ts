import { formatPoints } from './hundredths';
import type { Effect, Reason } from './score/statement';

/** A sentence for each reason; {face} is what the entry would be worth alone, {because} the entries that explain it. */
export const reasons: Record<Reason, { zh: string; en: string }> = {
  counted: { zh: '已计分', en: 'counted' },
  fact: { zh: '已记录，本身不计分', en: 'on record; counts nothing by itself' },
  standing: { zh: '当月达到要求', en: 'requirement met in that month' },
  'standing-broken': {
    zh: '当月未达到要求（见 {because}），不计 {face} 分',
    en: 'requirement not met in that month (see {because}): {face} not given'
  },
  'full-marks': { zh: '满分起算', en: 'full marks to start with' },
  ballots: { zh: '民主评议结果', en: 'result of the ballots' },
  weighted: { zh: '按比重折算，折算前为 {face} 分', en: 'weighted; before that {face}' },
  mean: { zh: '按在岗月份平均，当月为 {face} 分', en: 'mean of the months present; in its month {face}' },
  shortfall: { zh: '年终未达到规定数量', en: 'short of the target at the end of the year' },
  excess: { zh: '全年超过规定天数', en: 'more days than the year allows' },
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
  floor: { zh: '已扣完为止，本项应为 {face} 分', en: 'nothing left to take off; alone {face}' },
  voids: { zh: '本项不得分', en: 'the item gives nothing' },
  void: {
    zh: '本项已不得分（见 {because}），本项应为 {face} 分',
    en: 'the item gives nothing already (see {because}); alone {face}'
  },
  'not-present': {
    zh: '当月在岗不足一半天数，本项应为 {face} 分',
    en: 'in service on fewer than half of the month’s days; alone {face}'
  },
  'at-year-end': { zh: '年终一次计，应为 {face} 分', en: 'counts at the end of the year: {face}' },
  'taken-over': { zh: '按纸质台账的当月总分结转', en: 'total of the month as the paper has it' },
  veto: { zh: '一票否决，积分为零', en: 'veto: the balance is 0' },
  lifted: { zh: '一票否决已撤销，恢复积分', en: 'the veto is reversed: points restored' },
  reversed: { zh: '已更正（{because}），不计 {face} 分', en: 'reversed by {because}: {face} counts no more' },
  correction: { zh: '核定后的更正', en: 'corrected after it was sealed' },
  'after-year-end': {
    zh: '属于已结束的年度，不计分',
    en: 'of a closed year: no points'
  }
};

/**
 * Says why an effect counts as it does (M14).
 * @param nameOf names the entries of `because`
 */
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
