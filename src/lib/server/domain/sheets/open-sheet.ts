import { yearOf, monthOf } from '$lib/calendar';
import { kindOf, type Item } from '$lib/points';
import { may, type Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { findFiles, holdFiles } from '../imports/hold-files';
import { unitNow } from '../imports/preview-import';
import type { UnitState } from '../imports/plan/plan-import';
import { gridsOf, readUploads } from '../imports/files/read-uploads';
import { Unreadable, type Upload } from '../imports/upload';
import { Problem } from '../../platform/problem/problem';
import { findSheet } from './layout/find-sheet';
import { itemsFor } from './mapping';
import { proposeMarks, type MarkProposal } from './marks/marks';
import { isAttendance } from './mapping';
import type { PeopleSheet } from './layout/people-sheet';
import { proposeColumns, type ColumnProposal } from './propose-columns';
import { basisLimit } from './plan-sheet';
import type { SheetMemory } from './sheet-memory';

/** A sheet of people that is held for its account, with what its columns and marks would be taken for. */
export interface OpenSheet {
  sheet: PeopleSheet;
  /** the workbook's sheets with people in them */
  sheets: readonly string[];
  upload: Upload;
  /** YYYY-MM that it is proposed for */
  month: string;
  basis: string;
  items: Item[];
  columns: ColumnProposal[];
  /** null: no day is among the columns */
  marks: MarkProposal[] | null;
}

/** Sheets of people in a file, in its order. @throws Unreadable */
async function sheetsIn(upload: Upload): Promise<PeopleSheet[]> {
  return (await gridsOf(upload)).flatMap((grid) => findSheet(upload.name, grid) ?? []);
}

/**
 * A held file's sheet as its mapping begins.
 *
 * @param files as `holdSheet` named it
 * @param at which of its sheets, from 0
 * @throws Problem `forbidden`; `files-gone` when it is held no more, or was somebody else's
 */
export async function openSheet(app: App, actor: Actor, files: string, at: number): Promise<OpenSheet> {
  const { upload, sheets, sheet } = await heldSheet(app, actor, files, at);
  const { unit, memory } = await app.readTransaction(actor, async (stores) => ({
    unit: await unitNow(stores, app.clock()),
    memory: await stores.sheetMemory.remembered()
  }));
  const month = monthFor(sheet, unit);
  return {
    sheet,
    sheets: sheets.map((each) => each.sheet),
    upload,
    month,
    basis: basisFor(sheet, upload),
    ...sheetProposals(sheet, itemsFor(unit.scheme, month), memory)
  };
}

/**
 * Reads one sheet of an upload that is held.
 * @throws Problem as `openSheet`
 */
export async function heldSheet(
  app: App,
  actor: Actor,
  files: string,
  at: number
): Promise<{ upload: Upload; sheets: PeopleSheet[]; sheet: PeopleSheet }> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  const [upload, ...others] = (await findFiles(app, actor, files)) ?? [];
  if (!upload || others.length > 0) throw new Problem('files-gone', 404);
  const sheets = await sheetsIn(upload);
  const sheet = sheets[at] ?? sheets[0];
  if (!sheet) throw new Problem('files-gone', 404);
  return { upload, sheets, sheet };
}

/**
 * Proposes the meanings of a sheet's columns and, for attendance, of its marks.
 * @param memory the unit's memory of its sheets
 */
export function sheetProposals(sheet: PeopleSheet, items: Item[], memory: SheetMemory) {
  return {
    items,
    columns: proposeColumns(sheet, items, memory.columns),
    marks: isAttendance(sheet) ? proposeMarks(sheet, items, memory.marks) : null
  };
}

/**
 * Holds a file that has people × items or × days instead of a table of entries, and names it; null for any
 * other. A roster has numbers and names too: the difference is a column that the scheme, or the unit's
 * memory, knows.
 */
export async function holdSheet(app: App, actor: Actor, uploads: readonly Upload[]): Promise<string | null> {
  const [upload] = uploads;
  if (!upload || uploads.length > 1) return null;
  const sheets = await sheetsIn(upload).catch((error: unknown) => {
    // The import itself reports a file that can't be read.
    if (error instanceof Unreadable) return [];
    throw error;
  });
  const [sheet] = sheets;
  if (!sheet) return null;
  const { tables } = await readUploads(uploads);
  if (tables.some(({ kind }) => kind === 'entries')) return null;
  if (tables.length > 0) {
    const { unit, memory } = await app.readTransaction(actor, async (stores) => ({
      unit: await unitNow(stores, app.clock()),
      memory: await stores.sheetMemory.remembered()
    }));
    const items = itemsFor(unit.scheme, monthFor(sheet, unit));
    const known = proposeColumns(sheet, items, memory.columns).some(
      ({ meaning, why }) => meaning.is === 'item' && why !== 'similar'
    );
    if (!known && !isAttendance(sheet)) return null;
  }
  return holdFiles(app, actor, uploads);
}

/** The month that the sheet names; without a year the last one of that name; else the open one. */
function monthFor(
  { month }: Pick<PeopleSheet, 'month'>,
  { today, open }: Pick<UnitState, 'today' | 'open'>
): string {
  if (month.length === 7) return month;
  if (month === '') return open;
  const now = monthOf(today);
  const year = yearOf(now);
  return `${year}-${month}` <= now ? `${year}-${month}` : `${year - 1}-${month}`;
}

/**
 * The ground of a sheet's entries: the text above the table, else the name of the sheet or its file; ''
 * where cells were pasted without it.
 */
function basisFor({ title, sheet, file }: PeopleSheet, { isPasted = false }: Upload): string {
  const ofFile = isPasted ? '' : file.replace(/\.[a-z]+$/i, '');
  const name = title || (/^(sheet|工作表)\d*$/i.test(sheet) ? '' : sheet) || ofFile;
  return Array.from(name.replace(/\s+/g, ' ')).slice(0, basisLimit).join('');
}

/** Whether an item's cells may hold times or points, or ranks or points; for others there is nothing to choose. */
export const hasTwoReadings = (item: Item) =>
  item.kind === 'ranks' || (kindOf(item).hasQuantity && item.kind !== 'fact');
