import type { Hiding } from '$lib/tables';
import { importLimits } from '../limits';
import { Unreadable } from '../upload';
import { attributeIn } from './attribute-in';

/** The hidden places of one sheet: SheetJS 0.20.3 doesn't say them of an .ods (findings/workbook-unseen-places.sh). */
export interface HiddenPlaces {
  isHidden: boolean;
  rows: Map<number, Hiding>;
  columns: Set<number>;
}

/** Rows or columns beyond these hold nothing that is read, however often an empty one is repeated. */
const farthest = 1000;
const hidings: Record<string, Hiding> = { collapse: 'hidden', filter: 'filtered' };

/**
 * The hidden sheets, rows and columns of an .ods, in the order of its sheets (OpenDocument 1.3, 19.749 `table:visibility`).
 * @throws Unreadable `too-many-cells` for filled cells that are repeated beyond the limit, before a library makes them
 */
export function openDocumentPlaces(content: string): HiddenPlaces[] {
  const sheets: HiddenPlaces[] = [];
  const unseen = new Set(
    [...content.matchAll(/<style:style\s([^<>]*)>\s*<style:table-properties\s([^<>]*)>/g)].flatMap(
      ([, style = '', properties = '']) =>
        /\stable:display="false"/.test(` ${properties}`) ? [attributeIn(style, 'style:name') ?? ''] : []
    )
  );
  let [row, column, repeated, filled] = [0, 0, 1, 0];
  const tag = /<table:(table|table-row|table-column|table-cell)(\s[^<>]*)?>/g;
  for (const [whole, name, attributes = ''] of content.matchAll(tag)) {
    const here = sheets.at(-1);
    const visibility = hidings[attributeIn(attributes, 'table:visibility') ?? ''];
    if (name === 'table') {
      const style = attributeIn(attributes, 'table:style-name') ?? '';
      sheets.push({ isHidden: unseen.has(style), rows: new Map(), columns: new Set() });
      [row, column] = [0, 0];
    } else if (name === 'table-row') {
      repeated = timesIn(attributes, 'table:number-rows-repeated');
      if (visibility) for (const n of upTo(repeated)) here?.rows.set(row + n, visibility);
      row += repeated;
    } else if (name === 'table-column') {
      const columns = timesIn(attributes, 'table:number-columns-repeated');
      if (visibility) for (const n of upTo(columns)) here?.columns.add(column + n);
      column += columns;
    } else if (!whole.endsWith('/>') || attributes.includes('office:value-type')) {
      filled += repeated * timesIn(attributes, 'table:number-columns-repeated');
      if (filled > importLimits.cells) throw new Unreadable('too-many-cells', { limit: importLimits.cells });
    }
  }
  return sheets;
}

const timesIn = (attributes: string, name: string) => Math.max(1, Number(attributeIn(attributes, name)) || 1);
const upTo = (count: number) => Array.from({ length: Math.min(count, farthest) }, (_, n) => n + 1);
