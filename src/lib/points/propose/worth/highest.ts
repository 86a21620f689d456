import type { DraftWithNeeds } from '../drafts';
import { figure, figureOf } from '../figures';
import type { OutlineBlock } from '../outline';
import type { TextReading } from '../reading';
import { sourceOfSpan } from '../source-of-span';

/** A sentence is searched once, from its begin. */
const says = /(?<![^。;(])[^。;(]*取最高[^。;)]*/;
const compared = new Set(['count', 'levels', 'ranks', 'amount']);

/**
 * Reads `因同一事项重复加分的,取最高分值`: of all items at and below its heading only the highest of one matter counts
 * (M8).
 */
export function highestOf(
  block: OutlineBlock,
  blocks: readonly OutlineBlock[],
  reading: TextReading,
  foundIn: (block: OutlineBlock) => readonly DraftWithNeeds[]
): DraftWithNeeds | null {
  const match = says.exec(reading.text.slice(block.start, block.end));
  if (!match) return null;
  const below: OutlineBlock[] = [];
  for (const one of blocks.slice(blocks.indexOf(block) + 1)) {
    if (one.depth <= block.depth) break;
    below.push(one);
  }
  const needs = [block, ...below]
    .flatMap((one) => foundIn(one))
    .map(({ draft }) => draft)
    .filter(({ worth }) => compared.has(worth.kind));
  if (needs.length === 0) return null;
  const start = block.start + match.index + (/^[\s,]*/.exec(match[0])?.[0].length ?? 0);
  return {
    draft: {
      name: '同一事项取最高',
      worth: { kind: 'highest', items: [], most: mostIn(reading.text.slice(block.start, block.end)) },
      ...sourceOfSpan(reading, start, block.start + match.index + match[0].length),
      remarks: [],
      unit: match[0],
      opposite: false
    },
    needs
  };
}

/** `最高分不超过10分` */
function mostIn(text: string): number | null {
  const match = new RegExp(`最高分?不?超过(${figure})分`).exec(text);
  return match ? figureOf(match[1] ?? '') : null;
}
