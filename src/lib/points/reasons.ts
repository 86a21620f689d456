import { formatPoints } from './hundredths';
import { itemOf } from './item-of';
import type { Scheme } from './scheme';
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
    zh: '属于已结束的年度，不计分，以补充公示更正',
    en: 'of a closed year: no points; corrected by a supplementary notice'
  }
};

/** An effect as people read it, in parts: a page may set them apart. */
export interface Explanation {
  /** item, month or quantity: `调解纠纷 2起`, `全勤 10月` */
  what: string;
  /** `+10` */
  points: string;
  why: string;
}

/** M14: what an effect is, and why it counts what it counts. `because` names entries by the text that `nameOf` gives them. */
export function explain(
  scheme: Scheme,
  effect: Effect,
  lang: 'zh' | 'en',
  nameOf: (entry: string) => string = (entry) => entry
): Explanation {
  const item = itemOf(scheme, effect.item);
  const name = item ? (lang === 'zh' ? item.name : item.english) : effect.item;
  const quantity = effect.quantity ?? 1;
  const count = quantity === 1 ? '' : lang === 'zh' ? ` ${quantity}${item?.measure ?? ''}` : ` × ${quantity}`;
  const month =
    effect.month === undefined
      ? ''
      : lang === 'zh'
        ? ` ${Number(effect.month.slice(5))}月`
        : ` ${effect.month}`;
  const because = (effect.because ?? []).map(nameOf).join(lang === 'zh' ? '、' : ', ');
  return {
    what: `${name}${count}${month}`,
    points: formatPoints(effect.points, { signed: true }),
    why: reasons[effect.reason][lang]
      .replace('{because}', because)
      .replace('{face}', formatPoints(effect.face ?? 0, { signed: true }))
  };
}
