import * as v from 'valibot';
import { formatPoints } from '../../hundredths';
import { id, itemKeys, listOf, positive, wholeNumber } from '../../scheme/shape';
import { ownLine, kindDefaults, unbounded, type KindOfShape, type ScoredLine } from '../kind';

const step = v.strictObject({
  /** by item: more than so many in the year; one of them is enough */
  over: v.record(id, wholeNumber),
  takes: v.optional(positive),
  /** instead: all that this item gave */
  takesAllOf: v.optional(id)
});
export const excessShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('excess'),
  /** the last one that applies counts, once */
  steps: v.pipe(listOf(step, 100), v.nonEmpty())
});

/** A deduction, once, for more of something than the year allows. Settled at year end. */
export const excess: KindOfShape<typeof excessShape> = {
  ...kindDefaults,
  isEntered: () => false,
  readValue: () => null,
  face: () => 0,
  settle(item, _lines, moment, rule) {
    if (!moment.closed) return [];
    const over = item.steps.filter((one) =>
      Object.entries(one.over).some(([fact, most]) => moment.amountOf(fact) > most)
    );
    const last = over[over.length - 1];
    if (!last) return [];
    if (last.takesAllOf === undefined) return [ownLine(rule, -(last.takes ?? 0), 'excess')];
    return moment
      .settled(last.takesAllOf)
      .flatMap((line): ScoredLine[] =>
        line.points === 0 ? [] : [{ ...ownLine(rule, -line.points, 'excess', line.month), times: line.times }]
      );
  },
  looksAt: (item) =>
    item.steps.flatMap((one, n) => [
      ...Object.keys(one.over).map((fact) => ({ at: ['steps', n, 'over', fact], item: fact })),
      ...(one.takesAllOf === undefined
        ? []
        : [{ at: ['steps', n, 'takesAllOf'], item: one.takesAllOf, settled: true }])
    ]),
  bounds: () => ({ ...unbounded, entry: 0 }),
  words(item) {
    const each = item.steps.map((one) => ({
      over: Object.entries(one.over),
      takes: one.takes === undefined ? '' : `−${formatPoints(one.takes)}`,
      all: one.takesAllOf
    }));
    return {
      zh: each
        .map(({ over, takes, all }) => {
          const most = over.map(([, days]) => days).join('/');
          return `超过 ${most}：${all === undefined ? takes : '相关项目全年不得分'}`;
        })
        .join('；'),
      en: each
        .map(({ over, takes, all }) => {
          const most = over.map(([fact, days]) => `${fact} > ${days}`).join(' or ');
          return `${most}: ${all === undefined ? takes : `all of ${all}`}`;
        })
        .join('; ')
    };
  }
};
