import * as v from 'valibot';
import { fraction } from '../../exact';
import { formatPoints } from '../../hundredths';
import { ids, itemKeys, positive } from '../../scheme/shape';
import { ownLine, kindDefaults, type KindOfShape } from '../kind';

export const weightedShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('weighted'),
  max: positive,
  /** the items that make it */
  parts: v.pipe(ids, v.nonEmpty()),
  /** the most that the parts make together */
  outOf: positive
});

/** `max` × (sum of other items) ÷ `outOf`, never below 0. Not entered itself. */
export const weighted: KindOfShape<typeof weightedShape> = {
  ...kindDefaults,
  isEntered: () => false,
  readValue: () => null,
  face: () => 0,
  settle(item, _lines, moment, rule) {
    const times = fraction(item.max, item.outOf);
    let sum = 0;
    for (const part of item.parts) {
      for (const line of moment.settled(part)) {
        line.times = times;
        if (line.entry && line.reason === 'counted') line.reason = 'weighted';
        sum += line.points;
      }
    }
    return sum < 0 ? [{ ...ownLine(rule, -sum, 'floor'), times }] : [];
  },
  looksAt: (item) => item.parts.map((part, n) => ({ at: ['parts', n], item: part, settled: true })),
  bounds: ({ max }) => ({ entry: 0, adds: max, takes: 0 }),
  words({ max, outOf }) {
    const [most, all] = [formatPoints(max), formatPoints(outOf)];
    return { zh: `${most} × 细则得分 ÷ ${all}`, en: `${most} × the detail table ÷ ${all}` };
  }
};
