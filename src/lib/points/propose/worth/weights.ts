import type { OutlineBlock } from '../outline';
import { holdsFigure } from '../phrases';
import type { ProposalDraft } from '../proposal';
import type { TextReading } from '../reading';
import { sourceOfSpan } from '../source-of-span';

/** `组织建设10分组织人事科`: what is assessed, its weight, perhaps who assesses it, and no word besides. */
const form = /^\s*([^\d,。;()]{2,24})(\d+)分(?!钟|[的者至到/~～–—-]|以|及以|或以)/;
/** Words of a sentence: its figure is what something is worth or has to reach, and no part's weight. */
const saysWhen =
  /每|低于|少于|不[足满到]|(?:次|[加扣减奖罚记计得满达到至够积]|(?:基础|根底|基本|初始|起始|底)?积?分值?)$/;
/** `洗衣粉一袋10分` is the price of something. */
const goods = /兑换|商品|礼品|奖品|物品|超市/;
const quantity = /[一二两三四五六七八九十半][袋瓶块条包盒桶个斤提把支双箱份张卷壶副套台床]$/;
/** The words of such a table's head. Without them the figures may as well be points for each time. */
const table = /分值表|基本分|权重|标准分|考核指标/;
/** One row alone may be anything. */
const fewest = 3;

/**
 * The rows of a table of weights, each assessed from 0 to its weight: `1、组织建设10分组织人事科`. There are none where
 * fewer than three stand together.
 */
export function weightsIn(
  blocks: readonly OutlineBlock[],
  reading: TextReading
): ReadonlyMap<OutlineBlock, ProposalDraft> {
  const found = new Map<OutlineBlock, ProposalDraft>();
  for (const block of blocks) {
    const draft = weightOf(block, reading);
    if (draft) found.set(block, draft);
  }
  if (found.size < fewest) return new Map();
  if (!table.test(reading.text)) for (const draft of found.values()) draft.remarks.push({ code: 'weight' });
  return found;
}

function weightOf(block: OutlineBlock, reading: TextReading): ProposalDraft | null {
  const text = reading.text.slice(block.start, block.end);
  const match = form.exec(text);
  const name = (match?.[1] ?? '').trim();
  if (!match || block.depth !== 3 || block.max !== null) return null;
  // A second figure makes a sentence of it, or cases of one item.
  if (holdsFigure(text.slice(match[0].length))) return null;
  if (saysWhen.test(name) || quantity.test(name) || goods.test(block.section + name)) return null;
  // The words after it on the same row are who assesses it.
  const isShort = /^[^\d,。;:()]{0,24}$/.test(text.slice(match[0].length).trim());
  return {
    name,
    worth: { kind: 'assess', max: Number(match[2]) },
    ...sourceOfSpan(
      reading,
      block.start + text.indexOf(name),
      block.start + (isShort ? text.trimEnd().length : match[0].length)
    ),
    remarks: [],
    unit: name,
    opposite: false
  };
}
