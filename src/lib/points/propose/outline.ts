import { figureOf, figure } from './figures';

const ends =
  '方面|积分|加分|扣分|得分|建设|制度|评议|管理|办法|方法|程序|流程|运用|要求|构成|内容|范围|思想|原则|机制|措施|规则|附则|其他|分值';
const lineTitle = new RegExp(
  String.raw`^[ \t]*([^\n。,;:]{2,24}?)[ \t]*(?:[(](${figure})分[)])?[。:]?[ \t]*(?:\n|$)`
);
const runOnTitle = new RegExp(String.raw`^\s*([\u4e00-\u9fff、]{1,12}?(?:${ends}))`);
const spacedTitle = /^\s*([\u4e00-\u9fff]{2,14})\s/;
const withMarks = new RegExp(String.raw`^\s*([^\n。,;:\d(]{2,24})[(](${figure})分[)]`);

/** The heading that starts at a place, and the full marks in brackets behind it. '' when a sentence starts there. */
function titleAt(text: string, at: number): { title: string; max: number | null } {
  const rest = text.slice(at, at + 60);
  const marked = withMarks.exec(rest);
  if (marked) return { title: (marked[1] ?? '').trim(), max: figureOf(marked[2] ?? '') };
  const match = lineTitle.exec(rest) ?? spacedTitle.exec(rest) ?? runOnTitle.exec(rest);
  const title = (match?.[1] ?? '').trim();
  return { title: /\d分$/.test(title) ? '' : title, max: null };
}

/** A numbered piece of a document, down to the next number. Offsets are in the corrected text. */
export interface OutlineBlock {
  /** heading of the chapter that it belongs to; '' before the first */
  section: string;
  /** its own heading; '' when it runs on as a sentence */
  title: string;
  /** full marks written with its number or heading; null without */
  max: number | null;
  /**
   * the place of its full marks: `(40分)` behind the heading, run together with the number (`31、`), or in a
   * column
   */
  marksIn: 'heading' | 'number' | 'column';
  /** 1 chapter (一、) … 5 (①) */
  depth: number;
  start: number;
  end: number;
}

const chinese = '[一二三四五六七八九十]{1,3}';
const marker = new RegExp(
  String.raw`(?<![第周期${'一二三四五六七八九十'}])(?<chapter>${chinese})、(?!${chinese}(?:、|名))` +
    String.raw`|[(](?<part>${chinese})[)]` +
    String.raw`|(?<=\s)(?<bare>${chinese})\s(?=\S{2,14}\s)` +
    String.raw`|(?<![\d.])(?<item>\d{1,3})[、.](?!\d)` +
    String.raw`|[(](?<sub>\d{1,2})[)]` +
    String.raw`|(?<circled>[①-⑳])`,
  'g'
);

/** Cuts a document at its numbers: 一、 (一) 1. (1) ①, also where a page's text runs on without lines. */
export function outline(text: string): OutlineBlock[] {
  const blocks: OutlineBlock[] = [];
  let chapter = documentTitle(text);
  let part = '';
  let label = '';
  let chapterNumber = 0;
  let itemNumber = 0;
  let open: OutlineBlock = { ...blockAt(0, 0, '', null), section: chapter };
  const close = (end: number) => blocks.push({ ...open, end });

  for (const match of text.matchAll(marker)) {
    const groups = match.groups ?? {};
    const after = match.index + match[0].length;
    const heading = titleAt(text, after);
    if (groups.chapter !== undefined) {
      const number = figureOf(groups.chapter);
      if (number !== chapterNumber + 1) continue;
      chapterNumber = number;
      [chapter, part, label, itemNumber] = [heading.title, '', '', 0];
      close(match.index);
      open = blockAt(1, after, chapter, heading.max);
    } else if (groups.part !== undefined || groups.bare !== undefined) {
      [part, label, itemNumber] = [heading.title, '', 0];
      close(match.index);
      open = blockAt(2, after, part, heading.max);
    } else if (groups.item !== undefined) {
      const read = itemNumberOf(groups.item, itemNumber + 1);
      if (!read) continue;
      itemNumber = read.number;
      const before = read.marks === null ? '' : labelBefore(text.slice(open.start, match.index));
      label = before || label;
      close(match.index - before.length);
      open =
        read.marks === null
          ? blockAt(3, after, heading.title, heading.max)
          : { ...blockAt(3, after, '', read.marks), marksIn: 'number' };
    } else {
      close(match.index);
      open = blockAt(groups.sub === undefined ? 5 : 4, after, heading.title, heading.max);
    }
    open.section = label || part || chapter;
  }
  close(text.length);
  return blocks.filter((block) => text.slice(block.start, block.end).trim() !== '');
}

/** The document's own heading, for text before its first chapter. */
function documentTitle(text: string): string {
  return /^\s*([^\n。,;]{2,24}?(?:表|办法|方法|细则|制度|方案))/.exec(text)?.[1] ?? '';
}

function blockAt(depth: number, start: number, title: string, max: number | null): OutlineBlock {
  return { section: '', title, max, marksIn: 'heading', depth, start, end: start };
}

/**
 * Splits digits into marks and number, because a table that is read column by column leaves `31、` for 3
 * points and number 1. The expected number decides: `11、` after 10 is the eleventh. Null when the digits
 * are no number of a list.
 */
function itemNumberOf(digits: string, next: number): { number: number; marks: number | null } | null {
  if (digits === String(next) || digits === '1') return { number: Number(digits), marks: null };
  for (const number of [next, 1]) {
    const marks = digits.slice(0, -String(number).length);
    if (digits.endsWith(String(number)) && marks !== '' && Number(marks) > 0) {
      return { number, marks: Number(marks) };
    }
  }
  return null;
}

/** The row label of a table that precedes such a number, after the last sentence or column heading. */
function labelBefore(text: string): string {
  return /^(?:[\s\S]*(?:[。;]|分))?([\u4e00-\u9fff]{2,16})$/.exec(text)?.[1] ?? '';
}
