/** A stretch of HTML: its words, or a tag. Behind each other they are all of it that is read. */
export type HtmlToken =
  { kind: 'text'; text: string } | { kind: 'tag'; name: string; closes: boolean; attributes: string };

/** Of a tag's name, also of Word's `<![if !supportLists]>`. */
const named = /(\/?)([a-z!?][\w:[\]-]*)/iy;
/** What stands in these is nothing to read. */
const unread = new Set(
  'script style head title xml template svg math object iframe noscript select textarea'.split(' ')
);

/**
 * HTML in its parts, without comments and without what nobody reads. Whatever is written in it, no character is looked at
 * more than a few times: what ends nowhere is looked for once, and what stands behind it is text then.
 */
export function* htmlTokens(html: string): Generator<HtmlToken, void> {
  const find = finder(html);
  let from = 0;
  for (let open = find('<', 0); open >= 0; open = find('<', open)) {
    if (html.startsWith('<!--', open)) {
      yield { kind: 'text', text: `${html.slice(from, open)} ` };
      const end = find('-->', open + 4);
      if (end < 0) return;
      open = from = end + 3;
      continue;
    }
    named.lastIndex = open + 1;
    const [head = '', slash = '', rawName = ''] = named.exec(html) ?? [];
    if (head === '') {
      open += 1;
      continue;
    }
    const behindName = open + 1 + head.length;
    const end = endOfTag(html, behindName, find);
    if (end < 0) break;
    yield { kind: 'text', text: html.slice(from, open) };
    open = from = end + 1;
    const name = rawName.toLowerCase();
    if (slash === '' && unread.has(name)) {
      yield { kind: 'text', text: ' ' };
      open = from = endOfElement(html, name, from);
    } else yield { kind: 'tag', name, closes: slash !== '', attributes: html.slice(behindName, end) };
  }
  yield { kind: 'text', text: html.slice(from) };
}

type Find = (what: string, from: number) => number;

/** As `indexOf`; what isn't there from one place on isn't looked for again from a later one. */
function finder(html: string): Find {
  const missing = new Set<string>();
  return (what, from) => {
    if (missing.has(what)) return -1;
    const found = html.indexOf(what, from);
    if (found < 0) missing.add(what);
    return found;
  };
}

/** Where its `>` stands: none between quotes; a quote that nothing closes is no quote. -1: there is none. */
function endOfTag(html: string, from: number, find: Find): number {
  for (let at = from; at < html.length; at += 1) {
    const character = html.charAt(at);
    if (character === '>') return at;
    const closing = character === '"' || character === "'" ? find(character, at + 1) : -1;
    if (closing >= 0) at = closing;
  }
  return -1;
}

/** Where what stands behind it begins; one that ends nowhere takes all there is. */
function endOfElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html) ? closing.lastIndex : html.length;
}
