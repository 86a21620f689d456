import { factIn } from './document/document-facts';
import type { DraftWithNeeds } from './drafts';
import { mayBeRule, noRuleReason } from './no-rule-reason';
import { withoutNumber } from './short-name-of';
import type { OutlineBlock } from './outline';
import type { TextReading } from './reading';
import { sourceOfSpan } from './source-of-span';

/**
 * The sentences, and ends of sentences, of a block that gave no row and may be a rule all the same: nothing is lost in
 * silence.
 */
export function unreadIn(
  block: OutlineBlock,
  reading: TextReading,
  found: readonly DraftWithNeeds[]
): DraftWithNeeds[] {
  const first = reading.at[block.start] ?? 0;
  const taken = new Uint8Array(Math.max(0, (reading.at[block.end] ?? 0) - first));
  // Full marks have their whole sentence as their source, but say nothing of what stands behind the first deduction in it.
  const [head, next] = found;
  const whole = head?.draft.worth.kind === 'allowance' ? head.draft : null;
  for (const { draft } of found) {
    const { start } = draft.source;
    const end =
      draft === whole && next ? Math.min(draft.source.end, next.draft.source.start) : draft.source.end;
    taken.fill(1, Math.max(0, start - first), Math.max(0, end - first));
  }
  const isTaken = (at: number) => taken[(reading.at[at] ?? 0) - first] === 1;
  const hasMarks = found.some(({ draft }) => draft.worth.kind === 'clause');
  const spans: [number, number][] = [];
  let open: number | null = null;
  const close = (end: number) => {
    if (open !== null) spans.push([open, end]);
    open = null;
  };
  for (let at = titleEnd(block, reading); at < block.end; at += 1) {
    if (isTaken(at) || /[。;\n]/.test(reading.text[at] ?? '')) close(at);
    else open ??= at;
  }
  close(block.end);
  // These are the marks of a heading whose items are below it.
  const isOwnMarks = ({ draft }: DraftWithNeeds) => block.max !== null && draft.clause === `(${block.max}分)`;
  // Full marks never lose more than they are: 扣完为止 says that again.
  const saysMax = new RegExp(`^(?:此项|该项|本项)?扣完(?:(?:${block.max ?? 0}分)?为止|本项分值)?$`);
  const saysIt = ({ draft }: DraftWithNeeds) => hasMarks && saysMax.test(draft.unit);
  return spans
    .flatMap(([from, to]) => leftOf(reading, from, to))
    .filter((one) => !isOwnMarks(one) && !saysIt(one));
}

/** The end of a block's heading, or its start where it has none: the words of an item that may be a rule are no heading. */
export function titleEnd({ title, start, depth }: OutlineBlock, { text }: TextReading): number {
  const at = title === '' ? -1 : text.indexOf(title, start);
  if (at < 0 || text.slice(start, at).trim() !== '') return start;
  const end = at + title.length;
  const isStop = text[end] === '。';
  const isSentence =
    depth >= 3
      ? isStop || mayBeRule(title)
      : (depth === 2 && title.endsWith('的')) || (isStop && (mayBeRule(title) || factIn(title) !== null));
  return isSentence ? start : end;
}

function leftOf(reading: TextReading, from: number, to: number): DraftWithNeeds[] {
  const text = reading.text.slice(from, to);
  const [before = ''] = /^[\s,、.:)”"]*/.exec(text) ?? [];
  const words = text.slice(before.length).trimEnd();
  const isLine =
    /(?:^|\n)[^\S\n]*$/.test(reading.text.slice(Math.max(0, from - 20), from)) &&
    (reading.text[to] ?? '\n') === '\n';
  if (noRuleReason(isLine ? `${words}\n` : words) !== null) return [];
  const start = from + before.length;
  const { source, clause } = sourceOfSpan(reading, start, start + words.length);
  return [
    {
      draft: {
        name: withoutNumber(words.replace(/\s+/g, '')).slice(0, 20),
        worth: { kind: 'open' },
        source,
        clause,
        remarks: [{ code: 'no-rule', from: clause.length > 30 ? `${clause.slice(0, 30)}…` : clause }],
        unit: words,
        opposite: false
      },
      needs: []
    }
  ];
}
