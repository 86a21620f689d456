import * as v from 'valibot';
import { groupName } from '../../scheme/group-name';
import { formatPoints, type Hundredths } from '../../hundredths';
import { id, itemKeys, name, positive, wholeNumber } from '../../scheme/shape';
import { own } from '../../own';
import { kindDefaults, type KindOfShape } from '../kind';

export const clauseShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('clause'),
  /** the item that it takes from */
  of: id,
  /** each time; `all`: a void, the item gives nothing */
  takes: v.union([positive, v.literal('all')]),
  /** other deductions for some groups of the roster */
  byGroup: v.optional(v.record(name, positive), {}),
  /** an overflow: deducts beyond the item, which itself stays at 0 or above */
  beyond: v.optional(v.boolean(), false),
  /** more than so many times: the item gives nothing */
  voidOver: v.optional(wholeNumber),
  /** besides, from the year's total, each time */
  fromYear: v.optional(positive)
});
export type ClauseItem = v.InferOutput<typeof clauseShape>;

/** A deduction from another item, which settles it. */
export const clause: KindOfShape<typeof clauseShape> = {
  ...kindDefaults,
  hasQuantity: true,
  readValue: () => '',
  face: (item, entry, group) => -takenBy(item, group) * entry.quantity,
  looksAt: (item) => [{ at: ['of'], item: item.of }],
  partOf: (item) => ({
    of: item.of,
    is: 'deduction',
    takes: item.beyond || item.takes === 'all' ? null : mostTaken(item),
    voids: item.takes === 'all' || item.voidOver !== undefined
  }),
  distinctGroups: (item) => Object.keys(item.byGroup),
  // The bounds of its item limit what the clause takes from that item.
  bounds: (item) => ({
    entry: mostTaken(item),
    adds: 0,
    takes: item.beyond || item.fromYear !== undefined ? Infinity : 0
  }),
  words(item) {
    const each = Object.entries(item.byGroup).map(([group, takes]) => {
      const name = groupName(group);
      return { zh: `${name.zh} −${formatPoints(takes)}`, en: `${name.en} −${formatPoints(takes)}` };
    });
    const own = item.takes === 'all' ? null : `−${formatPoints(item.takes)}`;
    const zh = [own ?? '本项不得分', ...each.map((one) => one.zh)];
    const en = [own ?? 'all of the item', ...each.map((one) => one.en)];
    if (item.beyond) {
      zh[0] = `倒扣 ${zh[0]}`;
      en[0] = `${en[0]} beyond the item`;
    }
    if (item.voidOver !== undefined) {
      zh.push(`超过 ${item.voidOver} 次本项不得分`);
      en.push(`all of the item when more than ${item.voidOver}`);
    }
    if (item.fromYear !== undefined) {
      zh.push(`另从总分扣 ${formatPoints(item.fromYear)}`);
      en.push(`and −${formatPoints(item.fromYear)} from the year's total`);
    }
    return { zh: zh.join('，'), en: en.join(', ') };
  }
};

/** The most that one time takes, whatever the group. */
function mostTaken({ takes, byGroup }: ClauseItem): Hundredths {
  return takes === 'all' ? Infinity : Math.max(takes, ...Object.values(byGroup));
}

/** The points that one time takes; 0 for a void, whose size only its item knows. */
function takenBy(item: ClauseItem, group: string): Hundredths {
  if (item.takes === 'all') return 0;
  return own(item.byGroup, group) ?? item.takes;
}
