import * as v from 'valibot';
import { formatPoints } from '../../hundredths';
import { id, itemKeys, positive, wholeNumber } from '../../scheme/shape';
import { deduct } from '../deduct';
import { ownLine, kindDefaults, type KindOfShape } from '../kind';

export const shortfallShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('shortfall'),
  max: positive,
  target: wholeNumber,
  /** the item whose quantities are counted up to the target */
  counts: id,
  /** for each one that is missing */
  each: positive
});

/** Full marks, less a fixed deduction for each unit missing from a target; its clauses take from what is left. Settled at year end. */
export const shortfall: KindOfShape<typeof shortfallShape> = {
  ...kindDefaults,
  isEntered: () => false,
  readValue: () => null,
  face: () => 0,
  settle(item, lines, moment, rule) {
    if (!moment.closed) {
      return lines.map((line) => ({ ...line, points: 0, reason: 'at-year-end' as const }));
    }
    const missing = Math.max(0, item.target - moment.amountOf(item.counts));
    const lost = ownLine(rule, -Math.min(item.max, missing * item.each), 'shortfall');
    lost.face = -missing * item.each;
    const full = ownLine(rule, item.max, 'full-marks');
    const rest = deduct(item.max + lost.points, lines);
    return missing === 0 ? [full, ...rest] : [full, lost, ...rest];
  },
  looksAt: (item) => [{ at: ['counts'], item: item.counts }],
  marks: (item) => item.max,
  bounds: ({ max }) => ({ entry: 0, adds: max, takes: 0 }),
  words({ max, target, each, measure }) {
    const [most, less] = [formatPoints(max), formatPoints(each)];
    return {
      zh: `满分 ${most}，不足 ${target} ${measure}的每少一${measure} −${less}，扣完为止`,
      en: `${most}, −${less} for each one missing from ${target}, never below 0`
    };
  }
};
