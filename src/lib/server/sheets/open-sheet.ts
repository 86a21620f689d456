import { kindOf, type Item } from '$lib/points';
import { may, type Actor } from '../accounts/actor';
import type { House } from '../house';
import { heldFiles, unitNow } from '../imports/preview-import';
import type { UnitState } from '../imports/plan-import';
import { gridsOf, readUploads } from '../imports/read-uploads';
import { Unreadable, type Upload } from '../imports/upload';
import { Problem } from '../problem';
import { findSheet } from './find-sheet';
import { itemsFor } from './mapping';
import { proposeMarks, type MarkProposal } from './marks';
import { isAttendance } from './mapping';
import type { PeopleSheet } from './people-sheet';
import { proposeColumns, type Proposal } from './propose-columns';
import { basisLimit } from './plan-sheet';
import type { Remembered } from './sheet-words';

/** A sheet of people that is held for its account, with what its columns and marks would be taken for. */
export interface OpenSheet {
  sheet: PeopleSheet;
  /** of the workbook, those with people in them */
  sheets: readonly string[];
  upload: Upload;
  /** YYYY-MM that it is proposed for */
  month: string;
  basis: string;
  items: Item[];
  columns: Proposal[];
  /** null: no day is among the columns */
  marks: MarkProposal[] | null;
}

/** Sheets of people in a file, in its order. @throws Unreadable */
export async function sheetsIn(upload: Upload): Promise<PeopleSheet[]> {
  return (await gridsOf(upload)).flatMap((grid) => findSheet(upload.name, grid) ?? []);
}

/**
 * A held file's sheet as its mapping begins.
 *
 * @param files as `holdSheet` named it
 * @param at which of its sheets, from 0
 * @throws Problem `forbidden`; `files-gone` when it is held no more, or was somebody else's
 */
export async function openSheet(house: House, actor: Actor, files: string, at: number): Promise<OpenSheet> {
  const { upload, sheets, sheet } = await takeSheet(house, actor, files, at);
  const { unit, remembered } = await house.view(actor, async (stores) => ({
    unit: await unitNow(stores, house.clock()),
    remembered: await stores.sheetWords.remembered()
  }));
  const month = monthFor(sheet, unit);
  return {
    sheet,
    sheets: sheets.map((each) => each.sheet),
    upload,
    month,
    basis: basisFor(sheet, upload),
    ...proposalsFor(sheet, itemsFor(unit.scheme, month), remembered)
  };
}

/** @throws Problem as `openSheet` */
export async function takeSheet(
  house: House,
  actor: Actor,
  files: string,
  at: number
): Promise<{ upload: Upload; sheets: PeopleSheet[]; sheet: PeopleSheet }> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  const [upload, ...others] = heldFiles.take(actor.account, files, house.clock()) ?? [];
  if (!upload || others.length > 0) throw new Problem('files-gone', 404);
  const sheets = await sheetsIn(upload);
  const sheet = sheets[at] ?? sheets[0];
  if (!sheet) throw new Problem('files-gone', 404);
  return { upload, sheets, sheet };
}

export function proposalsFor(sheet: PeopleSheet, items: Item[], remembered: Remembered) {
  return {
    items,
    columns: proposeColumns(sheet, items, remembered.columns),
    marks: isAttendance(sheet) ? proposeMarks(sheet, items, remembered.marks) : null
  };
}

/**
 * Keeps a file that holds people × items or × days instead of a table of entries, and names it; null for any other. A
 * roster has numbers and names too: what tells them apart is a column that the scheme, or the unit's memory, knows.
 */
export async function holdSheet(
  house: House,
  actor: Actor,
  uploads: readonly Upload[]
): Promise<string | null> {
  const [upload] = uploads;
  if (!upload || uploads.length > 1) return null;
  const sheets = await sheetsIn(upload).catch((error: unknown) => {
    // What can't be read is told by the import itself.
    if (error instanceof Unreadable) return [];
    throw error;
  });
  const [sheet] = sheets;
  if (!sheet) return null;
  const { tables } = await readUploads(uploads);
  if (tables.some(({ kind }) => kind === 'entries')) return null;
  if (tables.length > 0) {
    const { unit, remembered } = await house.view(actor, async (stores) => ({
      unit: await unitNow(stores, house.clock()),
      remembered: await stores.sheetWords.remembered()
    }));
    const items = itemsFor(unit.scheme, monthFor(sheet, unit));
    const known = proposeColumns(sheet, items, remembered.columns).some(
      ({ meaning, why }) => meaning.is === 'item' && why !== 'similar'
    );
    if (!known && !isAttendance(sheet)) return null;
  }
  return heldFiles.keep(actor.account, uploads, house.clock());
}

/** The month that the sheet names; without a year the last one of that name; else the open one. */
export function monthFor(
  { month }: Pick<PeopleSheet, 'month'>,
  { today, open }: Pick<UnitState, 'today' | 'open'>
): string {
  if (month.length === 7) return month;
  if (month === '') return open;
  const now = today.slice(0, 7);
  const year = Number(now.slice(0, 4));
  return `${year}-${month}` <= now ? `${year}-${month}` : `${year - 1}-${month}`;
}

/** What stands above the table, else the name of the sheet or its file; '' where cells were pasted without it. */
function basisFor({ title, sheet, file }: PeopleSheet, { isPasted = false }: Upload): string {
  const ofFile = isPasted ? '' : file.replace(/\.[a-z]+$/i, '');
  const name = title || (/^(sheet|工作表)\d*$/i.test(sheet) ? '' : sheet) || ofFile;
  return Array.from(name.replace(/\s+/g, ' ')).slice(0, basisLimit).join('');
}

/** Items whose cells may hold times or points: of the others there is nothing to choose. */
export const hasUnits = (item: Item) => kindOf(item).hasQuantity && item.kind !== 'fact';
