import { firstDay, type Day } from '$lib/calendar';
import { entryHeadings, kindOf, rosterHeadings, rulesOn, type Scheme } from '$lib/points';
import writeXlsxFile from 'write-excel-file/node';
import { startsFormula } from './text-trouble';

/** What a workbook is called and explained with, in the language of who downloads it. */
export interface TemplateWords {
  roster: string;
  entries: string;
  notes: string;
  lines: readonly string[];
  /** heads the list of items */
  items: readonly [string, string, string];
}

const bold = { fontWeight: 'bold' } as const;

/**
 * The empty workbook that recorders fill in: a sheet for the roster, one for the month's entries, and notes with
 * the items that the scheme has between the first day of the open month and today. Empty, without sample lines: samples are what people forget to delete.
 */
export async function templateWorkbook(
  scheme: Scheme,
  { open, today }: { open: string; today: Day },
  words: TemplateWords
): Promise<Buffer> {
  const head = (titles: readonly string[]) => [titles.map((value) => ({ value, ...bold }))];
  // What happened in the open month may be under earlier rules than today's.
  const inForce = [today, firstDay(open)].flatMap((day) => rulesOn(scheme, day < today ? day : today).items);
  const items = inForce.filter(
    (item, at) => kindOf(item).isEntered(item) && inForce.findIndex(({ id }) => id === item.id) === at
  );
  const notes = [
    ...words.lines.map((line) => [asText(line)]),
    [],
    words.items.map((value) => ({ value, ...bold })),
    ...items.map(({ id, name, clause }) => [asText(name), asText(id), asText(`${clause.ref} ${clause.text}`)])
  ];
  const roster = Object.values(rosterHeadings).map(([title]) => title ?? '');
  const entries = Object.entries(entryHeadings).map(([field, titles]) =>
    field === 'value' ? '分值/等级/名次' : (titles[0] ?? '')
  );
  const widths = (count: number) => Array.from({ length: count }, () => ({ width: 16 }));
  const columns = [{ width: 22 }, { width: 18 }, { width: 80 }];
  return writeXlsxFile([
    { sheet: words.roster, data: head(roster), columns: widths(roster.length), stickyRowsCount: 1 },
    { sheet: words.entries, data: head(entries), columns: widths(entries.length), stickyRowsCount: 1 },
    { sheet: words.notes, data: notes, columns }
  ]).toBuffer();
}

/** A text cell that no spreadsheet takes for a formula, whatever it begins with (CWE-1236). */
export function asText(value: string): { value: string; type: StringConstructor } {
  return { value: startsFormula(value) ? `'${value}` : value, type: String };
}
