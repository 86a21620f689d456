import { afterObjections } from './document/document-facts';
import type { DraftWithNeeds } from './drafts';
import { noRuleReason } from './no-rule-reason';
import { withoutNumber } from './short-name-of';
import type { OutlineBlock } from './outline';
import type { TextReading } from './reading';
import { sourceOfSpan } from './source-of-span';
import { titleEnd } from './title-end';

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
    .reduce<[number, number][]>((kept, span) => addSpan(reading.text, kept, span), [])
    .flatMap(([from, to]) => leftOf(reading, from, to))
    .filter((one) => !isOwnMarks(one) && !saysIt(one));
}

/** `…职责分工明确。符合要求可获4分`: the sentence before says what the requirement is. */
function addSpan(text: string, kept: [number, number][], [from, to]: [number, number]): [number, number][] {
  const last = kept[kept.length - 1];
  const refersBack = /^\s*(?:符合|达到)(?:上述|以上|该项)?(?:要求|标准|条件)/.test(text.slice(from, to));
  if (last && refersBack && /^[。;\s]*$/.test(text.slice(last[1], from))) last[1] = to;
  else kept.push([from, to]);
  return kept;
}

function leftOf(reading: TextReading, from: number, to: number): DraftWithNeeds[] {
  const text = reading.text.slice(from, to);
  const fact = afterObjections(text);
  if (fact > 0) return leftOf(reading, from + fact, to);
  const [before = ''] = /^[\s,、.:)”"]*/.exec(text) ?? [];
  const words = text.slice(before.length).trimEnd();
  const isLine =
    /(?:^|\n)[^\S\n]*$/.test(reading.text.slice(Math.max(0, from - 20), from)) &&
    (reading.text[to] ?? '\n') === '\n';
  if (noRuleReason(isLine ? `${words}\n` : words) !== null) return [];
  const start = from + before.length;
  return pricedParts(words).map(([partFrom, partTo]) => openDraft(reading, start + partFrom, start + partTo));
}

/** A part of a sentence that names something and ends with its points, and that no other part says more of. */
const pricedPart =
  /^(?!(?:否则|反之|其[余他]|[再另并且]|同时))(?!.*(?:满|达|超|每|最[多高]|不足|累计|共|上限|封顶|以[内上下]|级[加扣减奖罚]))[\p{Script=Han}\w()]{2,}?\d+(?:\.\d+)?个?积?分$/u;

const leadIn = /^[^:]{2,20}:\s*(?=\S)/;

/**
 * The spans of words that each may be a rule of its own: what is listed with its points (洗衣液15分,食用油50分) is confirmed one
 * by one. Other words stay one span, because one part may say when another counts.
 */
function pricedParts(words: string): [from: number, to: number][] {
  const parts = [...words.matchAll(/[^,、;]+/g)].map(({ 0: part, index }): [number, number] => {
    const text = part.trim();
    const from = index + part.indexOf(text);
    return [from, from + text.length];
  });
  const isListed =
    parts.length > 1 &&
    parts.every(([from, to], n) => {
      const text = words.slice(from, to);
      // Only the first may have words before it: 可兑换物品:洗衣液15分,食用油50分
      return pricedPart.test(n === 0 ? text.replace(leadIn, '') : text);
    });
  return isListed ? parts : [[0, words.length]];
}

/** Leaves a span of words open. */
export function openDraft(reading: TextReading, start: number, end: number): DraftWithNeeds {
  const words = reading.text.slice(start, end);
  const { source, clause } = sourceOfSpan(reading, start, end);
  return {
    draft: {
      name: withoutNumber(words.replace(leadIn, '').replace(/\s+/g, '')).slice(0, 20),
      worth: { kind: 'open' },
      source,
      clause,
      remarks: [{ code: 'no-rule', from: clause.length > 30 ? `${clause.slice(0, 30)}…` : clause }],
      unit: words,
      opposite: false
    },
    needs: []
  };
}
