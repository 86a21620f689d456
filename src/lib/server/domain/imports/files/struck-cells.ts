import type { WorkBook } from '@e965/xlsx';
import { attributeIn } from './attribute-in';

/** The styles of a book as SheetJS keeps them, of which its types say nothing. */
interface BookStyles {
  Fonts?: { strike?: number | boolean }[];
  CellXf?: { fontId?: number }[];
}

/**
 * Finds the cells of an .xlsx whose whole text is struck out: SheetJS 0.20.3 gives a cell no font. A line through a part of
 * the text is in the text itself (`unstruckIn`).
 *
 * @returns for the sheet at an index: addresses (`C4`)
 */
export function struckCells(book: WorkBook, parts: ReadonlyMap<string, string>): (at: number) => Set<string> {
  const { Fonts = [], CellXf = [] } = (book as { Styles?: BookStyles }).Styles ?? {};
  const struck = new Set(
    CellXf.flatMap(({ fontId = 0 }, index) => (Fonts[fontId]?.strike ? [String(index)] : []))
  );
  if (struck.size === 0) return () => new Set();
  const paths = sheetPaths(book, parts);
  return (at) => {
    const cells = new Set<string>();
    const xml = parts.get(paths[at] ?? '') ?? '';
    for (const [, attributes = ''] of xml.matchAll(/<(?:[\w.-]+:)?c(\s[^<>]*)>/g)) {
      const style = attributeIn(attributes, 's');
      const address = attributeIn(attributes, 'r');
      if (style !== null && address !== null && struck.has(style)) cells.add(address);
    }
    return cells;
  };
}

/** The part of each sheet, by the relations of the workbook's own part. */
function sheetPaths(book: WorkBook, parts: ReadonlyMap<string, string>): string[] {
  const links = [...parts.keys()].find((path) => /(^|\/)_rels\/workbook\d*\.xml\.rels$/.test(path)) ?? '';
  const folder = links.replace(/_rels\/[^/]*$/, '');
  const targets = new Map(
    [...(parts.get(links) ?? '').matchAll(/<(?:[\w.-]+:)?Relationship(\s[^<>]*)>/g)].map(
      ([, attributes = '']) => {
        const target = attributeIn(attributes, 'Target') ?? '';
        return [attributeIn(attributes, 'Id'), target.startsWith('/') ? target.slice(1) : folder + target];
      }
    )
  );
  const sheets = (book.Workbook?.Sheets ?? []) as { id?: string }[];
  return sheets.map(({ id }) => targets.get(id ?? '') ?? '');
}

/** The text of a cell without its struck part, out of SheetJS's HTML of it; null when nothing in it is struck. */
export function unstruckIn(html: string | undefined): string | null {
  if (!html?.includes('<s>')) return null;
  const rest = html
    .replace(/<s>[^]*?<\/s>/g, '')
    .replace(/<br\/>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return rest.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '').trim();
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
