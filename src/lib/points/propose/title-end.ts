import { factIn } from './document/document-facts';
import { mayBeRule } from './no-rule-reason';
import { isHeadingWord } from './headings';
import type { OutlineBlock } from './outline';
import type { TextReading } from './reading';

/** The end of a block's heading, or its start where it has none: the words of an item that may be a rule are no heading. */
export function titleEnd(
  { title, start, end: close, depth, leads }: OutlineBlock,
  { text }: TextReading
): number {
  const at = title === '' ? -1 : text.indexOf(title, start);
  if (at < 0 || text.slice(start, at).trim() !== '') return start;
  const end = at + title.length;
  const isStop = text[end] === '。';
  const isAlone = !leads && !isHeadingWord(title) && text.slice(end, close).trim() === '';
  const isSentence =
    depth >= 3
      ? isStop || mayBeRule(title)
      : (isAlone && mayBeRule(title)) ||
        (depth > 1 && title.endsWith('的')) ||
        (isStop && (mayBeRule(title) || factIn(title) !== null));
  return isSentence ? start : end;
}
