import type { OutlineBlock } from './outline';
import { phrasesIn } from './phrases';

/** A block with the one whose full marks its deductions are taken from, if any. */
export interface MarkedBlock {
  block: OutlineBlock;
  owner: OutlineBlock | null;
  /** bracketed marks in its sentences make up its own: they are the items, it is their heading */
  split: boolean;
}

/** Finds for each block whose full marks it belongs to: its own, else those of the nearest heading above. */
export function markOwnersOf(blocks: readonly OutlineBlock[], text: string): MarkedBlock[] {
  const above: OutlineBlock[] = [];
  return blocks.map((block) => {
    while (above.length > 0 && (above[above.length - 1]?.depth ?? 0) >= block.depth) above.pop();
    above.push(block);
    const owner = [...above].reverse().find((one) => one.max !== null) ?? null;
    return { block, owner, split: isSplit(block, text) };
  });
}

function isSplit(block: OutlineBlock, text: string): boolean {
  if (block.max === null) return false;
  const marks = phrasesIn(text.slice(block.start, block.end)).filter((one) => one.says === 'marks');
  const [own, ...inner] = marks.map((one) => one.figures[0] ?? 0);
  return own === block.max && inner.length > 0 && inner.reduce((sum, n) => sum + n, 0) === block.max;
}

/** Headings whose marks are those of the items below them: no items themselves. */
export function isHeading(block: OutlineBlock, blocks: readonly OutlineBlock[]): boolean {
  const place = blocks.indexOf(block);
  for (const below of blocks.slice(place + 1)) {
    if (below.depth <= block.depth) return false;
    if (below.max !== null) return true;
  }
  return false;
}
