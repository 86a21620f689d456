import { HtmlLines } from './html-lines';
import { htmlTokens } from './html-tokens';

const blocks = new Set(
  'p div li tr table ul ol h1 h2 h3 h4 h5 h6 blockquote section article br hr'.split(' ')
);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What Word writes in front of an entry that it has numbered: 1. 2） （三） 四、 ⑤ */
const numbering = /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,4}|[A-Za-z]|[ivx]{1,5})[.．、)）]|[①-⑳])$/;

/**
 * What is pasted from Word, WPS or a page, as one would have written it here: headings, bold, lists, the numbers that were
 * set by themselves, rows of tables and links stay, all the rest goes. Its result is text for `readWritten`, and as harmless
 * as any other; this only spares people the rubbish.
 */
export function fromHtml(html: string): string {
  const lines = new HtmlLines();
  /** in a stretch of Word's that draws a list's sign by hand: how many spans deep, and what it draws */
  let hidden = 0;
  let drawn = '';
  /** how many elements deep it is bold; those that are open, and whether they make it so */
  let deep = 0;
  const open = { b: new Array<boolean>(), span: new Array<boolean>() };
  /** lists that are open: entries so far, or null where they have no numbers */
  const lists: { count: number | null }[] = [];
  let cells = 0;
  const say = (text: string) => {
    if (hidden > 0) drawn += decoded(text);
    else lines.say(decoded(text).replace(/\s+/g, ' '));
  };
  const embolden = (closes: boolean, stack: boolean[], isBold: boolean) => {
    if (!closes) stack.push(isBold);
    const counts = closes ? stack.pop() : isBold;
    if (!counts) return;
    if (!closes && deep++ === 0) lines.beginBold();
    else if (closes && --deep === 0) lines.endBold();
  };
  const mark = () => {
    const number = drawn.replace(/\s+/g, '');
    drawn = '';
    if (numbering.test(number)) lines.number(/[.)\d①-⑳]$/.test(number) ? `${number} ` : number);
  };
  const signOf = (name: string, attributes: string) => {
    if (/^h[1-6]$/.test(name) || /class\s*=\s*["']?MsoTitle/i.test(attributes)) return '# ';
    const list = lists[lists.length - 1];
    if (name === 'li') return list && list.count !== null ? `${(list.count += 1)}. ` : '- ';
    return /mso-list:\s*l\d/i.test(attributes) ? '- ' : '';
  };
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      say(token.text);
      continue;
    }
    const { name, closes, attributes } = token;
    if (hidden > 0 && name === 'span') {
      hidden += closes ? -1 : 1;
      if (hidden === 0) mark();
      continue;
    }
    if (!closes && /mso-list:\s*Ignore/i.test(attributes)) {
      hidden = 1;
      continue;
    }
    if (name === 'ul' || name === 'ol') {
      if (closes) lists.pop();
      else lists.push({ count: name === 'ol' ? startOf(attributes) - 1 : null });
    }
    if (name === 'td' || name === 'th') {
      cells = Math.max(0, cells + (closes ? -1 : 1));
      if (closes) lines.endCell();
    } else if (blocks.has(name)) {
      const sign = closes ? '' : signOf(name, attributes);
      // Within a cell everything stands in its row; the paragraph of an entry stands behind its sign.
      if (cells > 0 && name !== 'tr') lines.space();
      else if (closes || sign !== '' || !lines.isOnlySigned) lines.break(sign);
    } else if (name === 'b' || name === 'strong') {
      embolden(closes, open.b, !/["';\s]font-weight:\s*(?:normal|400)/i.test(attributes));
    } else if (name === 'span') {
      embolden(closes, open.span, /["';\s]font-weight:\s*(?:bold|[6-9]00)/i.test(attributes));
    } else if (name === 'a') {
      // One within another ends it, as in a browser.
      lines.endLink();
      const address = /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
      if (!closes && address !== undefined) lines.beginLink(decoded(address));
    }
  }
  return lines.all().join('\n');
}

function startOf(attributes: string): number {
  return Number(/\bstart\s*=\s*["']?(\d{1,4})/i.exec(attributes)?.[1] ?? 1);
}

function decoded(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const hex = /^#x/i.test(name);
    const code = parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
