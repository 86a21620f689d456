import { HtmlLines } from './html-lines';

/**
 * Lets pasted text into the browser's own parser. The document that it makes is never shown and runs nothing: it is read
 * here, and what comes out is plain text.
 */
const policy = globalThis.window?.trustedTypes?.createPolicy('sunboard-paste', {
  createHTML: (html) => html
});

const blocks = new Set(
  'p div li tr table ul ol h1 h2 h3 h4 h5 h6 blockquote section article br hr'.split(' ')
);
/** The content of these elements isn't text of the page. */
const unread = new Set(
  'script style head title xml template svg math object iframe noscript select textarea'.split(' ')
);

/** Matches the label that Word writes in front of a numbered entry: 1. 2） （三） 四、 ⑤ */
const numbering = /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,4}|[A-Za-z]|[ivx]{1,5})[.．、)）]|[①-⑳])$/;

/**
 * Turns HTML pasted from Word, WPS or a page into the text of an announcement: it keeps headings, bold,
 * lists, their automatic numbers, table rows and links, and drops the rest. The result is text for
 * `readWritten` and as harmless as any other; this only spares people the cleaning up.
 */
export function fromHtml(html: string): string {
  const trusted = (policy?.createHTML(html) ?? html) as string;
  const reader = new PasteReader();
  reader.readInside(new DOMParser().parseFromString(trusted, 'text/html').body);
  return reader.lines.all().join('\n');
}

class PasteReader {
  readonly lines = new HtmlLines();
  /** open elements that make text bold */
  #bold = 0;
  /** open lists: the entries so far, or null for a list without numbers */
  readonly #lists: { count: number | null }[] = [];
  #cells = 0;

  /** Browsers nest no deeper than 512 elements, whatever is pasted. */
  readInside(parent: Element): void {
    for (let node = parent.firstChild; node; node = node.nextSibling)
      if (node instanceof Text) this.lines.say(node.data.replace(/\s+/g, ' '));
      else if (node instanceof Element) this.#readElement(node, node.localName);
  }

  #readElement(element: Element, name: string): void {
    const style = element.getAttribute('style') ?? '';
    if (unread.has(name)) this.lines.say(' ');
    else if (/mso-list:\s*Ignore/i.test(style)) this.#readLabel(element.textContent);
    else if (name === 'ul' || name === 'ol') this.#readList(element, name);
    else if (name === 'td' || name === 'th') this.#readCell(element);
    else if (blocks.has(name)) this.#readBlock(element, this.#signOf(element, name, style));
    else if (name === 'b' || name === 'strong' || name === 'span')
      this.#readBold(element, isBold(name, style));
    else if (name === 'a') this.#readLink(element);
    else this.readInside(element);
  }

  /** Word draws the label of a list's entry by hand. */
  #readLabel(drawn: string): void {
    const number = drawn.replace(/\s+/g, '');
    if (numbering.test(number)) this.lines.number(/[.)\d①-⑳]$/.test(number) ? `${number} ` : number);
  }

  #readList(element: Element, name: 'ul' | 'ol'): void {
    const start = Number(/^\d{1,4}/.exec(element.getAttribute('start') ?? '')?.[0] ?? 1);
    this.#lists.push({ count: name === 'ol' ? start - 1 : null });
    this.#readBlock(element, '');
    this.#lists.pop();
  }

  #readCell(element: Element): void {
    this.#cells += 1;
    this.readInside(element);
    this.#cells -= 1;
    this.lines.endCell();
  }

  #readBlock(element: Element, sign: string): void {
    // Within a cell everything stands in its row; the paragraph of an entry stands behind its sign.
    const isInRow = this.#cells > 0 && element.localName !== 'tr';
    if (isInRow) this.lines.space();
    else if (sign !== '' || !this.lines.isOnlySigned) this.lines.break(sign);
    if (element.localName === 'br' || element.localName === 'hr') return;
    this.readInside(element);
    if (isInRow) this.lines.space();
    else this.lines.break('');
  }

  #signOf(element: Element, name: string, style: string): string {
    if (/^h[1-6]$/.test(name) || /^MsoTitle/i.test(element.className)) return '# ';
    const list = this.#lists[this.#lists.length - 1];
    if (name === 'li') return list && list.count !== null ? `${(list.count += 1)}. ` : '- ';
    return /mso-list:\s*l\d/i.test(style) ? '- ' : '';
  }

  #readBold(element: Element, counts: boolean): void {
    if (counts && this.#bold++ === 0) this.lines.beginBold();
    this.readInside(element);
    if (counts && --this.#bold === 0) this.lines.endBold();
  }

  #readLink(element: Element): void {
    this.lines.endLink();
    const address = element.getAttribute('href');
    if (address !== null) this.lines.beginLink(address);
    this.readInside(element);
    this.lines.endLink();
  }
}

function isBold(name: string, style: string): boolean {
  const weight = /(?:^|[\s;])font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  if (name === 'span') return weight !== undefined && /^(?:bold|[6-9]00)$/.test(weight);
  return weight !== 'normal' && weight !== '400';
}
