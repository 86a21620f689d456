import type { DraftWithNeeds } from './drafts';
import { withoutNumber } from './short-name-of';
import type { OutlineBlock } from './outline';
import type { TextReading } from './reading';
import { sourceOfSpan } from './source-of-span';

/** Matches text that may be a rule: a number of something, or a word that takes, bars or excludes. */
const tells =
  /\d|[一二两三四五六七八九十]+(?:次|天|日|个月|名|分|项|年|起|户|小时|星)|取消|资格|重复|否决|不得|不予|免于|上限|封顶|最多|不超过|减半|加倍|翻倍|双倍|清零|淘汰|免职|辞退|降[级职等]|挂钩|优先|扣[除发]/;
const noRule =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|[〔[(]\d{4}[〕\])]\d+号|第[一二三四五六七八九十百\d]+[条章款]|[(（][一二三四五六七八九十\d]{1,3}[)）]|十[九八]大|二十大/g;

/**
 * The sentences, and ends of sentences, of a block that gave no row and may be a rule all the same: nothing is lost in
 * silence.
 */
export function unreadIn(
  block: OutlineBlock,
  reading: TextReading,
  found: readonly DraftWithNeeds[]
): DraftWithNeeds[] {
  const taken = found.map(({ draft }) => draft.source);
  const isTaken = (at: number) => {
    const place = reading.at[at] ?? 0;
    return taken.some(({ start, end }) => start <= place && place < end);
  };
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
  return spans.flatMap(([from, to]) => leftOf(reading, from, to)).filter((one) => !isOwnMarks(one));
}

function titleEnd(block: OutlineBlock, { text }: TextReading): number {
  if (block.title === '') return block.start;
  return text.indexOf(block.title, block.start) + block.title.length;
}

function leftOf(reading: TextReading, from: number, to: number): DraftWithNeeds[] {
  const text = reading.text.slice(from, to);
  const [before = ''] = /^[\s,、.:)”"]*/.exec(text) ?? [];
  const words = text.slice(before.length).trimEnd();
  if (!tells.test(words.replace(noRule, ''))) return [];
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
