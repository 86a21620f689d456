import type { OutlineBlock } from '../outline';
import type { ProposalDraft } from '../proposal';
import type { TextReading } from '../reading';
import { sourceOfSpan } from '../source-of-span';

/** `1、组织建设10分组织人事科`: a row of a table of weights, assessed from 0 to its weight. Null when it is none. */
export function weightOf(block: OutlineBlock, reading: TextReading): ProposalDraft | null {
  const text = reading.text.slice(block.start, block.end);
  const match = /^\s*([^\d,。;()]{2,24})(\d+)分/.exec(text);
  if (!match || block.depth !== 3) return null;
  const name = (match[1] ?? '').trim();
  return {
    name,
    worth: { kind: 'assess', max: Number(match[2]) },
    ...sourceOfSpan(reading, block.start + text.indexOf(name), block.start + match[0].length),
    remarks: [],
    unit: name,
    opposite: false
  };
}
