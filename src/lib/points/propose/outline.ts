import { figureOf, figure, marksOf } from './figures';
import { articleTitle, bracketedTitle, tableTitle, titleAt } from './headings';
import { itemReader } from './item-numbers';

/** A numbered piece of a document, down to the next number. Offsets are in the corrected text. */
export interface OutlineBlock {
  /** heading of the chapter that it belongs to; '' before the first */
  section: string;
  /** the number of its article and part, as the document quotes it: 第三条（一）, 四（二）; '' outside of both */
  ref: string;
  /** its own heading; '' when it runs on as a sentence */
  title: string;
  /** full marks written with its number or heading; null without */
  max: number | null;
  /**
   * the place of its full marks: `(40分)` behind the heading or at its end, run together with the number
   * (`31、`), in a column, or in its sentence (`满分10分`)
   */
  marksIn: 'heading' | 'number' | 'column' | 'end' | 'sentence';
  /** 1 chapter (一、), 1.5 article (第一条), 2 part (（一）), 3 item (1.) … 5 (①) */
  depth: number;
  /** the place of its number; the text that belongs to it begins at `start` */
  opens: number;
  start: number;
  end: number;
  /** deeper blocks stand below it */
  leads: boolean;
}

/** Articles stand below chapters, and above parts: these take from an article's full marks. */
const articleDepth = 1.5;
/** Parts that stand below an item (`1.巡河（40分）（一）…`) instead of above it. */
const belowItem = 3.5;
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
  String.raw`|(?<=^|\n)[ \t]*(?<decimal>[1-9]\d?(?:\.\d{1,2}){1,3})(?![\d.]|\s*[分%元至~–—-]|次|天|个月|小时|户|名|人次|[年月周](?!度))[、.]?` +
  String.raw`|第(?<chapterOf>${chinese})章` +
  String.raw`|第(?<=(?:^|[\n。;]\s*)第)(?<article>[一二三四五六七八九十百\d]{1,5})条` +
  String.raw`|(?<![第周期${'一二三四五六七八九十'}])(?<chapter>${chinese})、(?!${chinese}(?:、|名|等|级))` +
  String.raw`|[(](?<part>${chinese})[)]` +
  String.raw`|(?<=\s)(?<bare>${chinese})\s(?=\S{2,14}\s)` +
  String.raw`|(?<![\d.])(?<item>\d{1,3})[、.](?!\d)` +
  String.raw`|[(](?<sub>\d{1,2})[)]` +
  String.raw`|(?<circled>[①-⑳])`;
/** A line without a number that says what the items below it are: `加分项`, `物品兑换`. */
const lineHeading =
  String.raw`|(?<=^|\n)[ \t]*(?=(?<line>(?:积分|日常|个人|村民|居民|党员|家庭|正[面向]|负[面向]|反向|特别|其他|物品|商品|爱心|超市)*` +
  String.raw`(?:加分|减分|扣分|奖分|奖励|惩戒|处罚|兑换|清单)(?:项目?|事项|内容|标准|情形|清单|类|规则|物品|细则|办法)?):?[ \t]*(?:\n|$))`;
const hasRows = new RegExp(sureRow);
const sureMarker = new RegExp(sureRow + numbers + lineHeading, 'g');
const likelyMarker = new RegExp(likelyRow + numbers + lineHeading, 'g');

/** Cuts a document at its numbers: 第一章 第一条 一、 (一) 1. (1) ①, also where a page's text runs on without lines. */
export function outline(text: string): OutlineBlock[] {
  const blocks: OutlineBlock[] = [];
  const readItem = itemReader(text);
  let chapter = tableTitle(text);
  let article = '';
  let part = '';
  let label = '';
  let ref = '';
  /** the number before a part's: its article's, or its chapter's */
  let above = '';
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
      open = blockAt(3, place, groups.row, marksOf(groups.rowMarks ?? ''));
      open = { ...open, ref, marksIn: 'column', section: part || article || chapter };
      continue;
    }
    if (groups.decimal !== undefined) {
      close(match.index);
      const depth = groups.decimal.split('.').length;
      if (depth === 2) [part, label] = [heading.title, ''];
      open = {
        ...blockAt(depth, place, heading.title, heading.max),
        ref,
        section: part || article || chapter
      };
      continue;
    }
    const numbered = groups.chapterOf ?? groups.chapter;
    if (numbered !== undefined) {
      const number = figureOf(numbered);
      if (number !== chapterNumber + 1) continue;
      chapterNumber = number;
      [chapter, article, part, label] = [heading.title, '', '', ''];
      [ref, above] = ['', groups.chapter ?? `第${numbered}章`];
      readItem.anew();
      close(match.index);
      open = blockAt(1, place, chapter, heading.max);
    } else if (groups.article !== undefined) {
      const title = heading.max === null ? articleTitle(text, after) : heading.title;
      [article, part, label] = [leadsUp.test(title) ? '' : title || bracketedTitle(text, after), '', ''];
      ref = above = `第${groups.article}条`;
      readItem.anew();
      close(match.index);
      open = blockAt(articleDepth, place, title, heading.max);
    } else if (
      groups.part !== undefined &&
      isBelowItem(figureOf(groups.part), { ...open, end: match.index }, blocks, text)
    ) {
      close(match.index);
      open = blockAt(belowItem, place, heading.title, heading.max);
    } else if (groups.part !== undefined || groups.bare !== undefined) {
      [part, label] = [heading.title, ''];
      ref = above === '' || groups.part === undefined ? above : `${above}（${groups.part}）`;
      readItem.anew();
      close(match.index);
      open = blockAt(2, place, part, heading.max);
    } else if (groups.line !== undefined) {
      [part, label] = [groups.line, ''];
      ref = above;
      readItem.anew();
      close(match.index);
      open = blockAt(2, place, part, null);
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
    open.section = label || part || article || chapter;
    open.ref = ref;
  }
  close(text.length);
  const filled = blocks.filter((block) => text.slice(block.start, block.end).trim() !== '');
  return filled.map((block, n) => {
    const leads = (filled[n + 1]?.depth ?? 0) > block.depth;
    return withMarksBehind({ ...block, leads }, text);
  });
}

/**
 * Whether a part (`（一）`) is one of the item that is open: the first stands right behind full marks, and the others behind it.
 * A list of items with nothing but their marks has no parts, which may begin behind its last one.
 */
function isBelowItem(
  number: number,
  { depth, max, marksIn, opens, start, end }: OutlineBlock,
  before: readonly OutlineBlock[],
  text: string
): boolean {
  const mark = text.slice(opens, start);
  if (depth === belowItem) return figureOf(/[一二三四五六七八九十]+/.exec(mark)?.[0] ?? '') === number - 1;
  const isFirst = /^\s*1[、.]/.test(mark) || before[before.length - 1]?.depth === belowItem;
  if (number !== 1 || depth !== 3 || max === null || marksIn !== 'heading' || !isFirst) return false;
  return /^[^。;,]*分[)][。:]?\s*$/.test(text.slice(start, end));
}

/** `(4)按时交纳党费。…该项不得分。(4分)`: full marks that stand behind an item's sentences. */
function withMarksBehind(block: OutlineBlock, text: string): OutlineBlock {
  if (block.max !== null || block.depth < 3) return block;
  const own = text.slice(block.start, block.end);
  const match = new RegExp(String.raw`[(](?:满分|计)?(${figure})分[)][。;,\s]*$`).exec(own);
  if (!match) return withMarksWithin(block, own);
  if (/[(](?:满分|计)?[\d.]+分[)]/.test(own.slice(0, match.index))) return block;
  return { ...block, max: marksOf(match[1] ?? ''), marksIn: 'end' };
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
  return { ...block, title: block.title || name, max: marksOf(marks), marksIn: 'sentence' };
}

function blockAt(
  depth: number,
  [opens, start]: [number, number],
  title: string,
  max: number | null
): OutlineBlock {
  return {
    section: '',
    ref: '',
    title,
    max,
    marksIn: 'heading',
    depth,
    opens,
    start,
    end: start,
    leads: false
  };
}

/** `下列情形加分:` leads up to its parts, and is no heading of theirs. */
const leadsUp = /[的者]|下列|以下|如下/;

/** The row label of a table that precedes such a number, after the last sentence or column heading. */
function labelBefore(text: string): string {
  return /^(?:[\s\S]*(?:[。;]|分))?([\u4e00-\u9fff]{2,16})$/.exec(text)?.[1] ?? '';
}
