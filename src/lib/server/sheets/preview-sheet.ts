import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { digestOfPlan, heldFiles, unitNow, type ImportPreview } from '../imports/preview-import';
import type { Finding, Upload } from '../imports/upload';
import { itemsFor, mappingOf, type MappingInput } from './mapping';
import { markText, meaningText } from './meaning';
import { takeSheet } from './open-sheet';
import { planSheet } from './plan-sheet';
import type { Remembered } from './sheet-words';

export interface SheetPreview {
  preview: ImportPreview;
  differences: Finding[];
  /** whether the sheet has a total to compare with */
  compared: boolean;
  upload: Upload;
}

/**
 * What a held sheet would book under a mapping. Changes nothing, and holds the file for as long again.
 * @throws Problem `forbidden`, `files-gone`
 */
export async function previewSheet(
  house: House,
  actor: Actor,
  files: string,
  at: number,
  input: MappingInput
): Promise<SheetPreview> {
  const { upload, sheet } = await takeSheet(house, actor, files, at);
  heldFiles.keep(actor.account, [upload], house.clock());
  const { plan, differences, compared } = await house.view(actor, async (stores) => {
    const unit = await unitNow(stores, house.clock());
    const mapping = mappingOf(input, itemsFor(unit.scheme, monthIn(input)));
    const compared = [...mapping.columns.values()].some(({ is }) => is === 'total');
    return { ...planSheet(sheet, mapping, unit), compared };
  });
  const confirmable = plan.problems.length === 0;
  return {
    preview: { plan, files: confirmable ? files : '', digest: digestOfPlan(plan) },
    differences,
    compared,
    upload
  };
}

/** A month that is none has no items; `planSheet` says so. */
export const monthIn = ({ month }: MappingInput) =>
  /^20\d{2}-(0[1-9]|1[0-2])$/.test(month) ? month : '2026-01';

/**
 * Remembers for the unit what a sheet's columns and marks were taken for, whether or not it is booked in the end: who
 * has to mend a row first needn't choose again. Does nothing when it is remembered already.
 *
 * @throws Problem `forbidden`, `files-gone`
 */
export async function rememberMapping(
  house: House,
  actor: Actor,
  { key, files, at, input }: { key: string; files: string; at: number; input: MappingInput }
): Promise<void> {
  const { sheet } = await takeSheet(house, actor, files, at);
  const stores = await house.read(actor);
  const before = await stores.sheetWords.remembered();
  const { scheme } = await unitNow(stores, house.clock());
  const mapping = mappingOf(input, itemsFor(scheme, monthIn(input)));
  const columns = new Map(
    sheet.columns.flatMap(({ at: place, key: word }) => {
      const meaning = mapping.columns.get(place);
      return meaning ? [[word, meaningText(meaning)] as const] : [];
    })
  );
  const marks = new Map(
    [...mapping.marks].flatMap(([mark, meaning]) => (meaning ? [[mark, markText(meaning)] as const] : []))
  );
  const words: Remembered = { columns: news(columns, before.columns), marks: news(marks, before.marks) };
  if (words.columns.size + words.marks.size === 0) return;
  const said = { columns: Object.fromEntries(words.columns), marks: Object.fromEntries(words.marks) };
  await house.act(actor, { act: 'map-sheet', key, input: said }, async ({ sheetWords }) => {
    await sheetWords.remember(words);
    return null;
  });
}

const news = (words: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>) =>
  new Map([...words].filter(([word, meaning]) => before.get(word) !== meaning));
