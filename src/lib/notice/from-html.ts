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

/**
 * What is pasted from Word, WPS or a page, as one would have written it here: headings, bold, lists and links stay, all the
 * rest goes. Its result is text for `readWritten`, and as harmless as any other; this only spares people the rubbish.
 */
export function fromHtml(html: string): string {
  const clean = html.replace(unread, ' ');
  let out = '';
  /** in a stretch of Word's that draws a list's sign by hand: how many spans deep */
  let hidden = 0;
  const bold: boolean[] = [];
  const links: { at: number; address: string }[] = [];
  let at = 0;
  const say = (text: string) => {
    if (hidden === 0) out += decoded(text).replace(/\s+/g, ' ');
  };
  const line = (sign = '') => {
    out = `${out.replace(/[ \t]+$/, '')}\n${sign}`;
  };
  for (const match of clean.matchAll(tag)) {
    say(clean.slice(at, match.index));
    at = match.index + match[0].length;
    const [, closes = '', rawName = '', attributes = ''] = match;
    const name = rawName.toLowerCase();
    if (hidden > 0 && name === 'span') hidden += closes ? -1 : 1;
    else if (!closes && /mso-list:\s*Ignore/i.test(attributes)) hidden = 1;
    else if (blocks.has(name)) line(closes ? '' : signOf(name, attributes));
    else if (name === 'td' || name === 'th') out += closes ? '\u3000' : '';
    else if (name === 'b' || name === 'strong') {
      if (!closes) bold.push(!/["';\s]font-weight:\s*(?:normal|400)/i.test(attributes));
      // Within a heading all is bold; signs of one word touch it.
      if (closes ? bold.pop() : bold[bold.length - 1]) out = closes ? ended(out) : `${out}**`;
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

function signOf(name: string, attributes: string): string {
  if (/^h[1-6]$/.test(name) || /class\s*=\s*["']?MsoTitle/i.test(attributes)) return '# ';
  return name === 'li' || /mso-list:\s*l\d/i.test(attributes) ? '- ' : '';
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
