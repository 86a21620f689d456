import { firstDay, type Day } from '$lib/calendar';
import { entryHeadings, kindOf, rulesOn, type Scheme } from '$lib/points';
import type { WorkbookCell, WorkbookColumn } from '../../platform/workbook/sheet';
import { writeWorkbook } from '../../platform/workbook/write-workbook';
import {
  importedHeading,
  importedHeadings,
  isKeptInRoster,
  type ImportedField
} from './roster/imported-headings';

/** The texts of a template workbook, in the language of the person who downloads it. */
export interface TemplateWords {
  roster: string;
  entries: string;
  notes: string;
  lines: readonly string[];
  /** heads the list of items */
  items: readonly [string, string, string];
}

/**
 * The empty workbook that recorders fill in: a sheet for the roster, one for the month's entries, and notes with
 * the items that the scheme has between the first day of the open month and today. Empty, without sample lines: samples are what people forget to delete.
 */
export async function templateWorkbook(
  scheme: Scheme,
  { open, today }: { open: string; today: Day },
  words: TemplateWords
): Promise<Buffer> {
  // The open month may be under earlier rules than today's, so both versions' items are listed.
  const inForce = [today, firstDay(open)].flatMap((day) => rulesOn(scheme, day < today ? day : today).items);
  const items = inForce.filter(
    (item, at) => kindOf(item).isEntered(item) && inForce.findIndex(({ id }) => id === item.id) === at
  );
  const notes: WorkbookCell[][] = [
    ...words.lines.map((line) => [line]),
    [],
    words.items.map((value) => ({ value, style: 'head' })),
    ...items.map(({ id, name, clause }) => [name, id, `${clause.ref} ${clause.text}`])
  ];
  const roster = (Object.keys(importedHeadings) as ImportedField[])
    .filter((field) => isKeptInRoster(field, scheme))
    .map((field) => importedHeading(field, scheme));
  const entries = Object.entries(entryHeadings).map(([field, titles]) =>
    field === 'value' ? '分值/等级/名次' : (titles[0] ?? '')
  );
  const toFill = (heads: readonly string[]) =>
    heads.map((title): WorkbookColumn => ({ title, width: 16, style: 'plain' }));
  const noted = [22, 18, 80].map((width): WorkbookColumn => ({ title: '', width, style: 'note' }));
  return writeWorkbook([
    { name: words.roster, titles: [], columns: toFill(roster), rows: [] },
    { name: words.entries, titles: [], columns: toFill(entries), rows: [] },
    { name: words.notes, titles: [], columns: noted, rows: notes }
  ]);
}
