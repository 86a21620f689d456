import * as v from 'valibot';
import { formatPoints } from '../../hundredths';
import { itemKeys, positive } from '../../scheme/shape';
import { kindDefaults, takenOff, type KindOfShape } from '../kind';
import { canonicalValue, pointsIn } from '../value';

export const amountShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('amount'),
  /** whether the number is added to the total or taken from it */
  does: v.picklist(['add', 'take']),
  least: v.optional(positive),
  most: v.optional(positive),
  needsBasis: v.optional(v.boolean(), false)
});

/** The number in `value`, above 0 and within the bounds, added or taken off; adds up. */
export const amount: KindOfShape<typeof amountShape> = {
  ...kindDefaults,
  needsBasis: (item) => item.needsBasis,
  readValue: (item, text) => canonicalValue(text, item.least ?? 1, item.most),
  face: (item, entry) => (item.does === 'add' ? pointsIn(entry.value) : -pointsIn(entry.value)),
  bounds: ({ does, most = Infinity }) =>
    does === 'add' ? { entry: most, adds: Infinity, takes: 0 } : { entry: most, adds: 0, takes: Infinity },
  neverCounts: ({ least = 0, most = Infinity }) =>
    least > most
      ? {
          zh: '下限比上限还大，任何分值都不合规定',
          en: 'its least is more than its most: no value is allowed'
        }
      : null,
  said: (item, value) => (item.does === 'take' ? takenOff(value) : kindDefaults.said(item, value)),
  words({ does, least, most }) {
    if (least === undefined && most === undefined)
      return does === 'add'
        ? { zh: '按评定分值加分', en: 'adds what is assessed' }
        : { zh: '按评定分值扣分', en: 'takes off what is assessed' };
    const sign = does === 'add' ? '+' : '−';
    const bounds = [least, most].flatMap((one) => (one === undefined ? [] : [sign + formatPoints(one)]));
    if (bounds.length === 2) return { zh: bounds.join(' 至 '), en: bounds.join(' to ') };
    const [bound = ''] = bounds;
    return least === undefined
      ? { zh: `最多 ${bound}`, en: `${bound} at most` }
      : { zh: `最少 ${bound}`, en: `${bound} at least` };
  }
};
