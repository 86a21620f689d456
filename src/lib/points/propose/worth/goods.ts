import type { OutlineBlock } from '../outline';
import type { ProposalDraft } from '../proposal';
import type { TextReading } from '../reading';
import { sourceOfSpan } from '../source-of-span';

const heading = /兑换|兑奖|商品|礼品|奖品|物品清单|积分超市/;
/** `洗衣粉一袋10分`, `毛巾:8积分`, `牙膏(1支)8分`: what is handed out, and its price. */
const form =
  /^\s*([^\d,。;:()]{2,20}?(?:[(][^()分]{1,10}[)])?)[:\s]*(?:需|用|为)?(\d{1,5}(?:\.\d{1,2})?)分[。;\s]*$/;
const condition = /起兑|最低|剩余|限|次数|低于|不足|少于|以[上下]|每|次$|[加扣减奖得满达]$/;

/** Goods that points buy: a numbered line below a heading of redemption that names one and its price. Null for any other. */
export function goodOf(block: OutlineBlock, reading: TextReading): ProposalDraft | null {
  const match = form.exec(reading.text.slice(block.start, block.end));
  const name = match?.[1]?.trim() ?? '';
  if (!match || block.depth < 3 || !heading.test(block.section) || condition.test(name)) return null;
  const start = block.start + match[0].indexOf(name);
  return {
    name,
    worth: { kind: 'good', price: Number(match[2]) },
    ...sourceOfSpan(reading, start, block.start + match[0].replace(/[。;\s]+$/, '').length),
    remarks: [{ code: 'price', from: match[2] ?? '' }],
    unit: name,
    opposite: false
  };
}
