import { figureOf, figure } from './figures';
import { itemReader } from './item-numbers';

const ends =
  '方面|积分|加分|扣分|得分|建设|制度|评议|管理|办法|方法|程序|流程|运用|要求|构成|内容|范围|思想|原则|机制|措施|规则|附则|其他|分值';
const lineTitle = new RegExp(
  String.raw`^[ \t]*([^\n。,;:]{2,24}?)[ \t]*(?:[(](${figure})分[)])?[。:]?[ \t]*(?:\n|$)`
);
/** `被判刑的当年积分`, `年度积分排名后3名` are sentences. */
const runOnTitle = new RegExp(
  String.raw`^\s*((?:(?!的)[\u4e00-\u9fff、]){1,12}?(?:${ends}))(?!清零|归零|排名|[满达低高累])`
);
const spacedTitle = /^\s*([\u4e00-\u9fff]{2,14})\s/;
const parted = new RegExp(String.raw`^\s*([^\n。;:\d(]{2,24})[(](${figure})分[)](?=\s*(?:[(]1[)]|1[、.]))`);
const withMarks = new RegExp(String.raw`^\s*([^\n。,;:\d(]{2,24})[(](${figure})分[)]`);

/** The heading that starts at a place, and the full marks in brackets behind it. '' when a sentence starts there. */
function titleAt(text: string, at: number): { title: string; max: number | null } {
  const rest = text.slice(at, at + 60);
  const marked = withMarks.exec(rest) ?? parted.exec(rest);
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
   * the place of its full marks: `(40分)` behind the heading or at its end, run together with the number
   * (`31、`), in a column, or in its sentence (`满分10分`)
   */
  marksIn: 'heading' | 'number' | 'column' | 'end' | 'sentence';
  /** 1 chapter (一、) … 5 (①) */
  depth: number;
  /** the place of its number; the text that belongs to it begins at `start` */
  opens: number;
  start: number;
  end: number;
}

const chinese = '[一二三四五六七八九十]{1,3}';
const row = String.raw`(?<row>[\u4e00-\u9fff、]{2,16})[ \t]+(?<rowMarks>\d{1,3}(?:\.\d)?)`;
const lineStart = String.raw`(?<=^|\n)[ \t]*`;
const onward = String.raw`[^\n]{0,300}`;
/**
 * `组织建设 20分 …扣2分`: a row of a table whose tabs were lost. Behind a list's number, and without 分, marks need 扣完为止
 * to be told from other figures.
 */
const sureRow =
  String.raw`${lineStart}(?:\d{1,3}[ \t]+|(?=${onward}扣${onward}扣完)\d{1,3}[、.][ \t]*)?${row}` +
  String.raw`(?:分[ \t]+(?=${onward}扣)|[ \t]+(?=${onward}扣${onward}扣完))`;
/** A row of a document that surely has others. */
const likelyRow =
  String.raw`${lineStart}(?:\d{1,3}(?:[ \t]+|[、.][ \t]*))?${row}分?[ \t]+` +
  String.raw`(?![次个天日月年人名户项起件小周])(?=${onward}[\u4e00-\u9fff])`;
const numbers =
  String.raw`|(?<=^|\n)[ \t]*(?<decimal>[1-9]\d?(?:\.\d{1,2}){1,3})(?![\d.]|\s*[分%元至~–—-])[、.]?` +
  String.raw`|第(?<chapterOf>${chinese})章` +
  String.raw`|第(?<=(?:^|[\n。;]\s*)第)(?<article>[一二三四五六七八九十百\d]{1,5})条` +
  String.raw`|(?<![第周期${'一二三四五六七八九十'}])(?<chapter>${chinese})、(?!${chinese}(?:、|名|等|级))` +
  String.raw`|[(](?<part>${chinese})[)]` +
  String.raw`|(?<=\s)(?<bare>${chinese})\s(?=\S{2,14}\s)` +
  String.raw`|(?<![\d.])(?<item>\d{1,3})[、.](?!\d)` +
  String.raw`|[(](?<sub>\d{1,2})[)]` +
  String.raw`|(?<circled>[①-⑳])`;
const hasRows = new RegExp(sureRow);
const sureMarker = new RegExp(sureRow + numbers, 'g');
const likelyMarker = new RegExp(likelyRow + numbers, 'g');

/** Cuts a document at its numbers: 第一章 第一条 一、 (一) 1. (1) ①, also where a page's text runs on without lines. */
export function outline(text: string): OutlineBlock[] {
  const blocks: OutlineBlock[] = [];
  const readItem = itemReader(text);
  let chapter = documentTitle(text);
  let part = '';
  let label = '';
  let chapterNumber = 0;
  let open: OutlineBlock = { ...blockAt(0, [0, 0], '', null), section: chapter };
  const close = (end: number) => blocks.push({ ...open, end });

  for (const match of text.matchAll(hasRows.test(text) ? likelyMarker : sureMarker)) {
    const groups = match.groups ?? {};
    const place: [number, number] = [match.index, match.index + match[0].length];
    const [, after] = place;
    const heading = titleAt(text, after);
    if (groups.row !== undefined) {
      close(match.index);
      const place: [number, number] = [match.index, match.index + match[0].length];
      open = blockAt(3, place, groups.row, figureOf(groups.rowMarks ?? ''));
      open = { ...open, marksIn: 'column', section: part || chapter };
      continue;
    }
    if (groups.decimal !== undefined) {
      close(match.index);
      const depth = groups.decimal.split('.').length;
      if (depth === 2) [part, label] = [heading.title, ''];
      open = { ...blockAt(depth, place, heading.title, heading.max), section: part || chapter };
      continue;
    }
    const numbered = groups.chapterOf ?? groups.chapter;
    if (numbered !== undefined) {
      const number = figureOf(numbered);
      if (number !== chapterNumber + 1) continue;
      chapterNumber = number;
      [chapter, part, label] = [heading.title, '', ''];
      readItem.anew();
      close(match.index);
      open = blockAt(1, place, chapter, heading.max);
    } else if (groups.article !== undefined) {
      [part, label] = [articleTitle(text, after), ''];
      readItem.anew();
      close(match.index);
      open = blockAt(2, place, part, null);
    } else if (groups.part !== undefined || groups.bare !== undefined) {
      [part, label] = [heading.title, ''];
      readItem.anew();
      close(match.index);
      open = blockAt(2, place, part, heading.max);
    } else if (groups.item !== undefined) {
      const marks = readItem.next(groups.item, match.index);
      if (marks === undefined) continue;
      const before = marks === null ? '' : labelBefore(text.slice(open.start, match.index));
      label = before || label;
      close(match.index - before.length);
      open =
        marks === null
          ? blockAt(3, place, heading.title, heading.max)
          : { ...blockAt(3, place, '', marks), marksIn: 'number' };
    } else {
      close(match.index);
      open = blockAt(groups.sub === undefined ? 5 : 4, place, heading.title, heading.max);
    }
    open.section = label || part || chapter;
  }
  close(text.length);
  return blocks
    .filter((block) => text.slice(block.start, block.end).trim() !== '')
    .map((block) => withMarksBehind(block, text));
}

/** `(4)按时交纳党费。…该项不得分。(4分)`: full marks that stand behind an item's sentences. */
function withMarksBehind(block: OutlineBlock, text: string): OutlineBlock {
  if (block.max !== null || block.depth < 3) return block;
  const own = text.slice(block.start, block.end);
  const match = new RegExp(String.raw`[(](?:满分|计)?(${figure})分[)][。;,\s]*$`).exec(own);
  if (!match) return withMarksWithin(block, own);
  if (/[(](?:满分|计)?[\d.]+分[)]/.test(own.slice(0, match.index))) return block;
  return { ...block, max: figureOf(match[1] ?? ''), marksIn: 'end' };
}

/** `1.环境卫生满分10分,每缺一项扣2分`: full marks that an item's sentence names once. */
function withMarksWithin(block: OutlineBlock, own: string): OutlineBlock {
  const [match, more] = own.matchAll(
    new RegExp(
      String.raw`^\s*([^\n。;:(\d]{2,24}?)(?:[,:]?满分(?:为|:)?|[(]满分)(${figure})分(?!\d)[)]?`,
      'g'
    )
  );
  if (!match || more || own.split('满分').length > 2) return block;
  const [, name = '', marks = ''] = match;
  return { ...block, title: block.title || name, max: figureOf(marks), marksIn: 'sentence' };
}

/** The document's own heading, for text before its first chapter. */
function documentTitle(text: string): string {
  return /^\s*([^\n。,;]{2,24}?(?:表|办法|方法|细则|制度|方案))/.exec(text)?.[1] ?? '';
}

function blockAt(
  depth: number,
  [opens, start]: [number, number],
  title: string,
  max: number | null
): OutlineBlock {
  return { section: '', title, max, marksIn: 'heading', depth, opens, start, end: start };
}

/** `第五条 基础积分:` has a heading; an article that begins with its sentence has none. */
function articleTitle(text: string, at: number): string {
  return /^[ \t]*([^\n。,;:\d]{2,12})(?::|[ \t]*\n)/.exec(text.slice(at, at + 40))?.[1]?.trim() ?? '';
}

/** The row label of a table that precedes such a number, after the last sentence or column heading. */
function labelBefore(text: string): string {
  return /^(?:[\s\S]*(?:[。;]|分))?([\u4e00-\u9fff]{2,16})$/.exec(text)?.[1] ?? '';
}
