import * as v from 'valibot';
import { formatPoints } from '../../hundredths';
import { ids, itemKeys, points } from '../../scheme/shape';
import {
  ownLine,
  kindDefaults,
  unbounded,
  worthNothing,
  type KindOfShape,
  type ScoredLine,
  type YearMomentType,
  type Rule
} from '../kind';

export const standingShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('standing'),
  points,
  unless: v.pipe(ids, v.nonEmpty())
});
export type StandingItem = v.InferOutput<typeof standingShape>;

/** An award for each finished month of presence in which none of `unless` happened, by `date`. */
export const standing: KindOfShape<typeof standingShape> = {
  ...kindDefaults,
  isEntered: () => false,
  readValue: () => null,
  face: () => 0,
  settle(_item, _lines, moment, rule) {
    const awards: ScoredLine[] = [];
    for (const month of moment.months) {
      const then = moment.itemIn(month);
      if (then?.kind === 'standing') awards.push(awardOf(then, month, moment, rule));
    }
    return awards;
  },
  looksAt: (item) => item.unless.map((one, n) => ({ at: ['unless', n], item: one, monthly: true })),
  ofMonth: () => true,
  bounds: () => ({ ...unbounded, entry: 0 }),
  neverCounts: (item) => (item.points === 0 ? worthNothing : null),
  words(item) {
    const worth = formatPoints(item.points, { signed: true });
    return { zh: `每月 ${worth}`, en: `${worth} each month` };
  }
};

function awardOf(item: StandingItem, month: number, moment: YearMomentType, rule: Rule): ScoredLine {
  const award = ownLine(rule, item.points, 'standing', month);
  if (!item.unless.some((one) => moment.happened(one, month))) return award;
  award.points = 0;
  award.reason = 'standing-broken';
  award.because = item.unless.flatMap((one) => moment.entriesOf(one, month)).sort();
  return award;
}
