import { isChinese } from '$lib/text/is-chinese';

/** An element of which the end hasn't come yet. */
interface OpenElement {
  name: string;
  /** where its start tag ends in the page, without the `>` or `/>` */
  at: number;
  /** whether it, or one around it, has a language of its own */
  isTold: boolean;
  /** its own text, and all text in it */
  own: string;
  text: string;
}

const token =
  /<!--[\s\S]*?-->|<(script|style|noscript|textarea|title)\b[\s\S]*?<\/\1>|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+/g;

const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/**
 * Marks as Chinese what is Chinese on a page in another language, for voices, fonts and translators: each element with text of
 * its own, in which all text is Chinese. One that has a language of its own is left as it is.
 */
export function markChinese(page: string): string {
  const open: OpenElement[] = [];
  const marks: number[] = [];
  for (const match of page.matchAll(token)) {
    const [whole, isRaw, closing, name, attributes = ''] = match;
    const top = open[open.length - 1];
    if (name !== undefined) {
      if (closing === '/') close(open, name, marks);
      else if (!empty.test(name) && !attributes.endsWith('/')) {
        const isTold = /\slang=/.test(attributes) && name !== 'html';
        const at = match.index + whole.length - 1;
        open.push({ name, at, isTold: isTold || top?.isTold === true, own: '', text: '' });
      }
    } else if (top && isRaw === undefined && !whole.startsWith('<')) {
      top.own += whole;
      top.text += whole;
    }
  }
  return insert(page, marks);
}

/** Closes an element, and those within that have no end tag. */
function close(open: OpenElement[], name: string, marks: number[]): void {
  if (!open.some((each) => each.name === name)) return;
  for (let element = open.pop(); element; element = open.pop()) {
    if (!element.isTold && isChinese(element.own) && isChinese(element.text)) marks.push(element.at);
    const parent = open[open.length - 1];
    if (parent) parent.text += element.text;
    if (element.name === name) return;
  }
}

function insert(page: string, marks: readonly number[]): string {
  let marked = '';
  let from = 0;
  for (const at of [...marks].sort((one, other) => one - other)) {
    marked += `${page.slice(from, at)} lang="zh-CN"`;
    from = at;
  }
  return marked + page.slice(from);
}
