import { Unreadable } from '../imports/upload';

const mark = /<(\/?)(?:w:(tbl|tr|tc|p|t|tab|br|cr|gridSpan)|(mc:Fallback))(?=[\s/>])([^<>]*)>/g;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The text of a word processor's document: a line for each paragraph, and for each row of a table one with tabs between its
 * cells. Deleted words that are kept as changes are left out, as is a text box's second copy.
 * @param xml of `word/document.xml`
 * @throws Unreadable for an entity of its own, which is the only thing in XML that grows when it is read
 */
export function docxText(xml: string): string {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Unreadable('broken-workbook');
  const lines: string[] = [];
  let [line, cell, span] = ['', '', 1];
  let [tables, copies] = [0, 0];
  let textFrom = -1;
  const write = (words: string) => {
    if (tables > 0) cell += words;
    else line += words;
  };
  for (const match of xml.matchAll(mark)) {
    const [whole, slash, name, copy, attributes = ''] = match;
    const opens = slash === '' && !attributes.endsWith('/');
    const closes = slash === '/';
    if (copy !== undefined) copies += closes ? -1 : opens ? 1 : 0;
    if (copies > 0) continue;
    if (name === 't') {
      if (opens) textFrom = match.index + whole.length;
      else if (closes && textFrom >= 0) write(unescaped(xml.slice(textFrom, match.index)));
      if (closes) textFrom = -1;
    } else if (name === 'tab' || name === 'br' || name === 'cr') write(' ');
    else if (name === 'gridSpan') span = Number(/w:val="(\d{1,2})"/.exec(attributes)?.[1] ?? 1);
    else if (name === 'tbl') tables += opens ? 1 : closes ? -1 : 0;
    else if (name === 'p' && (closes || !opens)) {
      if (tables > 0) cell += ' ';
      else {
        lines.push(line);
        line = '';
      }
    } else if (tables === 1 && name === 'tc' && closes) {
      line += `${cell.trim()}${'\t'.repeat(Math.max(1, span))}`;
      [cell, span] = ['', 1];
    } else if (tables === 1 && name === 'tr' && closes) {
      lines.push(line.replace(/\t$/, ''));
      line = '';
    }
  }
  return lines.map((one) => one.trimEnd()).join('\n');
}

function unescaped(text: string): string {
  return text
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_, code: string) => {
      const point =
        code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    })
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[\t\n\r]/g, ' ');
}
