import { columnsIn } from '../sheet-columns';

/** A part of a document: running text, or a table whose cells stand between tabs. */
export interface Stretch {
  table: boolean;
  /** offset in the document */
  start: number;
  text: string;
  /** number of its first line, from 1 */
  line: number;
}

/** Cuts a document where tables begin and end. Lines with tabs that have no header are running text. */
export function stretchesIn(original: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (const [n, line] of original.split('\n').entries()) {
    const table = line.includes('\t');
    const last = found[found.length - 1];
    if (last?.table === table) last.text += `\n${line}`;
    else found.push({ table, start, text: line, line: n + 1 });
    start += line.length + 1;
  }
  return joined(found.map((one) => ({ ...one, table: one.table && hasHeader(one.text) })));
}

function hasHeader(text: string): boolean {
  return text
    .split('\n')
    .slice(0, 20)
    .some((line) => columnsIn(line.split('\t')) !== null);
}

/** Running text goes on across lines that merely have tabs. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const together: Stretch[] = [];
  for (const one of stretches) {
    const last = together[together.length - 1];
    if (last && !last.table && !one.table) last.text += `\n${one.text}`;
    else together.push({ ...one });
  }
  return together;
}
