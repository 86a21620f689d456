import * as v from 'valibot';
import { formatPoints, type Hundredths } from '../../hundredths';
import { id, itemKeys, positive } from '../../scheme/shape';
import { deduct } from '../deduct';
import { ownLine, kindDefaults, type KindOfShape } from '../kind';
import { canonicalValue, pointsIn } from '../value';

export const assessShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('assess'),
  max: positive,
  /** another way to assess that item: only one of the two may be used, once a year */
  of: v.optional(id),
  /** the group on the roster that is assessed this other way; absent: the document names none */
  group: v.optional(id),
  /** `value` is a number of whole grades below the best; each costs so much of `max` */
  perGrade: v.optional(positive),
  /** a year without it can't be ranked */
  required: v.optional(v.boolean(), false),
  /** full marks when nobody enters anything */
  otherwiseFull: v.optional(v.boolean(), false)
});

/** The points that a stored value stands for: itself, or the marks less each grade below the best. */
export function assessedPoints(
  item: Pick<v.InferOutput<typeof assessShape>, 'max' | 'perGrade'>,
  value: string
): Hundredths {
  if (item.perGrade === undefined) return pointsIn(value);
  return Math.max(0, item.max - item.perGrade * Number(value));
}

/** The number in `value`, from 0 to a maximum, once a year; its clauses take from it, never below 0. */
export const assess: KindOfShape<typeof assessShape> = {
  ...kindDefaults,
  isDeclared: false,
  assessmentKey: (item) => item.of ?? item.id,
  readValue(item, text) {
    if (item.perGrade === undefined) return canonicalValue(text, 0, item.max);
    return /^\d{1,9}$/.test(text) ? String(Number(text)) : null;
  },
  face(item, entry) {
    return assessedPoints(item, entry.value);
  },
  settle(item, lines, _moment, rule) {
    const assessed = lines.filter((line) => line.rule.item.kind === 'assess');
    const taken = lines.filter((line) => line.rule.item.kind !== 'assess');
    if (assessed.length === 0 && item.otherwiseFull) assessed.push(ownLine(rule, item.max, 'full-marks'));
    const has = assessed.reduce((sum, line) => sum + line.points, 0);
    return [...assessed, ...deduct(has, taken)];
  },
  lacks: (item, lines) => item.required && !lines.some((line) => line.rule.item.kind === 'assess'),
  looksAt: (item) => (item.of === undefined ? [] : [{ at: ['of'], item: item.of }]),
  said(item, value) {
    if (item.perGrade === undefined) return kindDefaults.said(item, value);
    return value === '0'
      ? { zh: '最好的等次', en: 'the best grade' }
      : { zh: `低 ${value} 个等次`, en: `${value} below the best grade` };
  },
  distinctGroups: ({ group }) => (group === undefined ? [] : [group]),
  partOf: (item) => (item.of === undefined ? null : { of: item.of, is: 'way', takes: null, voids: false }),
  marks: (item) => item.max,
  bounds: ({ max }) => ({ entry: max, adds: max, takes: 0 }),
  words(item) {
    const max = formatPoints(item.max);
    if (item.perGrade === undefined) return { zh: `0—${max}`, en: `0–${max}` };
    const each = formatPoints(item.perGrade);
    return { zh: `${max}，每降一个等次 −${each}`, en: `${max}, −${each} for each grade below the best` };
  }
};
