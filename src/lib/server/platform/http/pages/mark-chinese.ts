import { chineseParts, hasBoth } from '$lib/text/chinese-parts';
import { isChinese } from '$lib/text/is-chinese';

/** An element of which the end hasn't come yet. */
interface OpenElement {
  name: string;
  /** where its start tag ends in the page, without the `>` or `/>` */
  at: number;
  /** the language of it, or of one around it; '' where none is said but the page's */
  language: string;
  /** whether its text can't have an element within, or belongs to a drawing */
  isPlain: boolean;
  /** its own texts by their place in the page, and all text in it */
  own: { at: number; text: string }[];
  text: string;
}

/** Text to put into the page at a place. */
interface Insertion {
  at: number;
  text: string;
}

const token =
  /<!--[\s\S]*?-->|<(script|style|noscript|textarea|title)\b[\s\S]*?<\/\1>|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+/g;

const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

const plain = /^(?:option|svg)$/;

/**
 * Marks as Chinese what is Chinese on a page in another language, for voices, fonts and translators: each element with text of
 * its own, in which all text is Chinese, and elsewhere each Chinese part of a text by a `bdi`, which no rule for `span` styles.
 * An element that has a language of its own keeps it. A page with a script takes these parts out before it hydrates
 * (`joinChinese`).
 */
export function markChinese(page: string): string {
  const open: OpenElement[] = [];
  const insertions: Insertion[] = [];
  for (const match of page.matchAll(token)) {
    const [whole, isRaw, closing, name, attributes = ''] = match;
    const top = open[open.length - 1];
    if (name !== undefined) {
      if (closing === '/') close(open, name, insertions);
      else if (!empty.test(name) && !attributes.endsWith('/')) {
        const said = name === 'html' ? undefined : /\slang="?([\w-]*)/.exec(attributes)?.[1];
        open.push({
          name,
          at: match.index + whole.length - 1,
          language: said ?? top?.language ?? '',
          isPlain: plain.test(name) || top?.isPlain === true,
          own: [],
          text: ''
        });
      }
    } else if (top && isRaw === undefined && !whole.startsWith('<')) {
      top.own.push({ at: match.index, text: whole });
      top.text += whole;
    }
  }
  return insert(page, insertions);
}

/** Closes an element, and those within that have no end tag. */
function close(open: OpenElement[], name: string, insertions: Insertion[]): void {
  if (!open.some((each) => each.name === name)) return;
  for (let element = open.pop(); element; element = open.pop()) {
    const own = element.own.map(({ text }) => text).join('');
    if (element.language === '' && isChinese(own) && isChinese(element.text))
      insertions.push({ at: element.at, text: ' lang="zh-CN"' });
    else if (element.language !== 'zh-CN' && !element.isPlain)
      for (const each of element.own) insertions.push(...aroundParts(each));
    const parent = open[open.length - 1];
    if (parent) parent.text += element.text;
    if (element.name === name) return;
  }
}

/** Marks a text's Chinese parts. With others beside them they get an element around all, or a flexible box would take each apart. */
function aroundParts({ at, text }: OpenElement['own'][number]): Insertion[] {
  let place = at;
  const parts = chineseParts(text);
  const isMixed = hasBoth(parts);
  const marks = parts.flatMap((part) => {
    const from = place;
    place += part.text.length;
    return part.isChinese
      ? [
          { at: from, text: '<bdi lang="zh-CN">' },
          { at: place, text: '</bdi>' }
        ]
      : [];
  });
  return isMixed ? [{ at, text: '<bdi>' }, ...marks, { at: place, text: '</bdi>' }] : marks;
}

function insert(page: string, insertions: readonly Insertion[]): string {
  let marked = '';
  let from = 0;
  for (const { at, text } of [...insertions].sort((one, other) => one.at - other.at)) {
    marked += page.slice(from, at) + text;
    from = at;
  }
  return marked + page.slice(from);
}
