import { mayLink } from './written';

/** What stands in these is nothing to read. */
const unread =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|head|title|xml|template|svg|math|object|iframe|noscript|select|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
/** A tag, also Word's `<![if !supportLists]>`; quoted attributes may hold `>`. */
const tag = /<(\/?)([a-z!?][\w:[\]-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const blocks = new Set(
  'p div li tr table ul ol h1 h2 h3 h4 h5 h6 blockquote section article br hr'.split(' ')
);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What Word writes in front of an entry that it has numbered: 1. 2） （三） 四、 ⑤ */
const numbering = /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,4}|[A-Za-z]|[ivx]{1,5})[.．、)）]|[①-⑳])$/;
/** A line of which there is nothing yet but its sign. */
const onlySigned = /(?:^|\n)(?:# |- |\d+\. )(?:\*\*)?$/;

/**
 * What is pasted from Word, WPS or a page, as one would have written it here: headings, bold, lists, the numbers that were
 * set by themselves, rows of tables and links stay, all the rest goes. Its result is text for `readWritten`, and as harmless
 * as any other; this only spares people the rubbish.
 */
export function fromHtml(html: string): string {
  const clean = html.replace(unread, ' ');
  let out = '';
  /** in a stretch of Word's that draws a list's sign by hand: how many spans deep, and what it draws */
  let hidden = 0;
  let drawn = '';
  /** how many elements deep it is bold; those that are open, and whether they make it so */
  let deep = 0;
  const open = { b: new Array<boolean>(), span: new Array<boolean>() };
  const links: { at: number; address: string }[] = [];
  /** lists that are open: entries so far, or null where they have no numbers */
  const lists: { count: number | null }[] = [];
  let cells = 0;
  let at = 0;
  const say = (text: string) => {
    if (hidden > 0) drawn += decoded(text);
    else out += decoded(text).replace(/\s+/g, ' ');
  };
  const line = (sign = '') => {
    // Bold ends with its line, and goes on in the next.
    if (deep > 0) out = ended(out);
    out = `${out.replace(/[ \t]+$/, '')}\n${sign}${deep > 0 ? '**' : ''}`;
  };
  const embolden = (closes: string, stack: boolean[], isBold: boolean) => {
    if (!closes) stack.push(isBold);
    const counts = closes ? stack.pop() : isBold;
    if (!counts) return;
    if (!closes && deep++ === 0) out += '**';
    else if (closes && --deep === 0) out = ended(out);
  };
  const mark = () => {
    const number = drawn.replace(/\s+/g, '');
    drawn = '';
    if (!numbering.test(number)) return;
    const words = /[.)\d①-⑳]$/.test(number) ? `${number} ` : number;
    out = out.replace(/(\n|^)- (\*\*)?$/, '$1$2') + words;
  };
  const signOf = (name: string, attributes: string) => {
    if (/^h[1-6]$/.test(name) || /class\s*=\s*["']?MsoTitle/i.test(attributes)) return '# ';
    const list = lists[lists.length - 1];
    if (name === 'li') return list && list.count !== null ? `${(list.count += 1)}. ` : '- ';
    return /mso-list:\s*l\d/i.test(attributes) ? '- ' : '';
  };
  for (const match of clean.matchAll(tag)) {
    say(clean.slice(at, match.index));
    at = match.index + match[0].length;
    const [, closes = '', rawName = '', attributes = ''] = match;
    const name = rawName.toLowerCase();
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
      if (closes) out = `${out.replace(/[ \t]+$/, '')}\u3000`;
    } else if (blocks.has(name)) {
      const sign = closes ? '' : signOf(name, attributes);
      // Within a cell everything stands in its row; the paragraph of an entry stands behind its sign.
      if (cells > 0 && name !== 'tr') out = /[ \n\u3000]$/.test(out) ? out : `${out} `;
      else if (closes || sign !== '' || !onlySigned.test(out)) line(sign);
    } else if (name === 'b' || name === 'strong') {
      embolden(closes, open.b, !/["';\s]font-weight:\s*(?:normal|400)/i.test(attributes));
    } else if (name === 'span') {
      embolden(closes, open.span, /["';\s]font-weight:\s*(?:bold|[6-9]00)/i.test(attributes));
    } else if (name === 'a') {
      const address = decoded(/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '');
      if (!closes) links.push({ at: out.length, address });
      else {
        const link = links.pop();
        const words = link && out.slice(link.at).trim();
        if (link && words && mayLink(link.address) && words !== link.address && !/[[\]\n]/.test(words))
          out = `${out.slice(0, link.at)}[${words}](${link.address})`;
      }
    }
  }
  say(clean.slice(at));
  return out
    .split('\n')
    .map((each) => tidy(each))
    .filter((each) => each !== '')
    .join('\n');
}

function startOf(attributes: string): number {
  return Number(/\bstart\s*=\s*["']?(\d{1,4})/i.exec(attributes)?.[1] ?? 1);
}

/** Bold ends behind its last letter, not behind a space. */
function ended(out: string): string {
  const [, words = '', space = ''] = /^([\s\S]*?)(\s*)$/.exec(out) ?? [];
  return words.endsWith('**') ? words.slice(0, -2) + space : `${words}**${space}`;
}

function tidy(line: string): string {
  const text = line.replace(/\*\*\s*\*\*/g, '').trim();
  const marks = text.split('**').length - 1;
  const even = marks % 2 === 0 ? text : text.replace(/\*\*/g, '');
  const words = even.startsWith('# ') ? even.replace(/\*\*/g, '') : even;
  return /^(?:[#-]|\u3000|\s)*$/.test(words) ? '' : words;
}

function decoded(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const hex = /^#x/i.test(name);
    const code = parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
