import type { OutlineBlock } from '../outline';
import type { ProposalDraft } from '../proposal';
import type { TextReading } from '../reading';
import type { ProposalRemark } from '../remark';
import { sourceOfSpan } from '../source-of-span';
import type { PhraseUnit } from './units';
import type { ProposedWorth } from './worth';

/** The item that a block with full marks is: less its deductions, assessed as a whole, or balloted. */
export function fullMarks(
  block: OutlineBlock,
  reading: TextReading,
  units: readonly PhraseUnit[]
): ProposalDraft {
  const text = reading.text.slice(block.start, block.end);
  const start = block.start + text.length - text.trimStart().length;
  const sentence = text.trim().split(/[。;\n]/)[0] ?? '';
  // A row's name and marks stand before its text.
  const from = block.marksIn === 'column' ? indentedBy(reading.text, block.opens) : start;
  const votes = /(?:评议|测评|投票)[^。]{0,6}打分/.test(text);
  const worth: ProposedWorth = isBase(block, units)
    ? { kind: 'base', points: block.max ?? 0 }
    : worthOf(block.max ?? 0, votes, units);
  const remarks: ProposalRemark[] = [];
  if (block.marksIn === 'number') {
    const number = numberBefore(reading.text, block.start, block.max ?? 0);
    remarks.push({ code: 'run-together', from: String(block.max), to: number });
  }
  // The first clause that takes from it ends this remark.
  if (worth.kind === 'assess' || worth.kind === 'allowance') remarks.push({ code: 'no-deduction' });
  return {
    name: block.title || (sentence.split(/[,、]/)[0] ?? '').slice(0, 20),
    worth,
    ...sourceOfSpan(reading, from, start + Math.max(sentence.length, 1)),
    remarks,
    unit: sentence,
    opposite: false
  };
}

/** `基础积分(100分)` without anything that is taken from it: everybody begins with it, and nobody assesses it. */
function isBase({ title }: OutlineBlock, units: readonly PhraseUnit[]): boolean {
  return /(?:基础|根底|基本|初始|起始|底)积?分$/.test(title) && units.every(({ phrase }) => phrase.sign > 0);
}

function worthOf(max: number, votes: boolean, units: readonly PhraseUnit[]): ProposedWorth {
  if (votes) return { kind: 'ballot', max };
  const deducts = units.some(({ phrase }) => phrase.sign < 0);
  return deducts ? { kind: 'allowance', max } : { kind: 'assess', max };
}

/** The number that was run together with its marks: `31、` with 3 marks → 1. */
function numberBefore(text: string, at: number, max: number): string {
  const digits = /(\d+)[、.]$/.exec(text.slice(0, at))?.[1] ?? '';
  return digits.slice(String(max).length);
}

function indentedBy(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
}
