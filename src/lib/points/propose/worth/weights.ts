import type { OutlineBlock } from '../outline';
import type { ProposalDraft } from '../proposal';
import type { TextReading } from '../reading';
import { sourceOfSpan } from '../source-of-span';

/** Words of a sentence: its figure is what something is worth or has to reach, and no part's weight. */
const saysWhen = /每|(?:次|[加扣减奖罚记计得满达到够积]|(?:基础|根底|基本|初始|起始|底)积?分值?)$/;

/** `1、组织建设10分组织人事科`: a row of a table of weights, assessed from 0 to its weight. Null when it is none. */
export function weightOf(block: OutlineBlock, reading: TextReading): ProposalDraft | null {
  const text = reading.text.slice(block.start, block.end);
  const match = /^\s*([^\d,。;()]{2,24})(\d+)分(?!钟|以|及以|或以)/.exec(text);
  const name = (match?.[1] ?? '').trim();
  if (!match || block.depth !== 3 || saysWhen.test(name)) return null;
  return {
    name,
    worth: { kind: 'assess', max: Number(match[2]) },
    ...sourceOfSpan(reading, block.start + text.indexOf(name), block.start + match[0].length),
    remarks: [],
    unit: name,
    opposite: false
  };
}
