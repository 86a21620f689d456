import { isMonth } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { holdFiles } from '../imports/hold-files';
import { digestOfPlan, unitNow, type ImportPreview } from '../imports/preview-import';
import type { ImportFinding, Upload } from '../imports/upload';
import { itemsIn, mappingOf, type MappingInput } from './mapping';
import { markText, meaningText } from './marks/meaning';
import { sheetProposals, heldSheet } from './open-sheet';
import { planSheet } from './plan-sheet';
import type { SheetMemory } from './sheet-memory';

export interface SheetPreview {
  preview: ImportPreview;
  differences: ImportFinding[];
  /** whether the sheet has a total to compare with */
  compared: boolean;
  upload: Upload;
}

/**
 * Plans what a held sheet would book under a mapping. Changes nothing, and holds the file for as long
 * again.
 * @param decided the meeting's day, where it is known already
 * @throws Problem `forbidden`, `files-gone`
 */
export async function previewSheet(
  app: App,
  actor: Actor,
  files: string,
  at: number,
  input: MappingInput,
  decided?: string
): Promise<SheetPreview> {
  const { upload, sheet } = await heldSheet(app, actor, files, at);
  await holdFiles(app, actor, [upload]);
  const { plan, open, differences, compared } = await app.readTransaction(actor, async (stores) => {
    const unit = await unitNow(stores, app.clock());
    const mapping = mappingOf(input, itemsIn(unit.scheme, input));
    const compared = [...mapping.columns.values()].some(({ is }) => is === 'total');
    return { ...planSheet(sheet, mapping, unit, decided), open: unit.open, compared };
  });
  const confirmable = plan.problems.length === 0;
  return {
    preview: {
      plan,
      files: confirmable ? files : '',
      since: null,
      open,
      asks: null,
      digest: digestOfPlan(plan)
    },
    differences,
    compared,
    upload
  };
}

/**
 * Remembers for the unit what somebody has chosen for a sheet's columns and marks, whether or not it is
 * booked in the end. A person who has to correct a row first needn't choose again. Values that would be proposed
 * anyway count as nobody's choice, except for those proposed by mere similarity. Does nothing when it is remembered
 * already, nor for an invalid month, which has no items.
 * @throws Problem `forbidden`, `files-gone`
 */
export async function rememberMapping(
  app: App,
  actor: Actor,
  { key, files, at, input }: { key: string; files: string; at: number; input: MappingInput }
): Promise<void> {
  const { sheet } = await heldSheet(app, actor, files, at);
  if (!isMonth(input.month)) return;
  const stores = await app.read(actor);
  const before = await stores.sheetMemory.remembered();
  const { scheme } = await unitNow(stores, app.clock());
  const items = itemsIn(scheme, input);
  const mapping = mappingOf(input, items);
  const fresh = sheetProposals(sheet, items, { columns: new Map(), marks: new Map() });
  const columns = new Map(
    fresh.columns.flatMap(({ column, meaning: proposed, why }) => {
      const meaning = mapping.columns.get(column.at);
      if (!meaning) return [];
      const text = meaningText(meaning);
      const isChosen = text !== meaningText(proposed) || why === 'similar' || before.columns.has(column.key);
      return isChosen ? [[column.key, text] as const] : [];
    })
  );
  const proposedMarks = new Map(fresh.marks?.map(({ mark, meaning }) => [mark, markText(meaning)]));
  const marks = new Map(
    [...mapping.marks].flatMap(([mark, meaning]) => {
      const isChosen = markText(meaning) !== proposedMarks.get(mark) || before.marks.has(mark);
      return meaning && isChosen ? [[mark, markText(meaning)] as const] : [];
    })
  );
  const words: SheetMemory = { columns: news(columns, before.columns), marks: news(marks, before.marks) };
  if (words.columns.size + words.marks.size === 0) return;
  const said = { columns: Object.fromEntries(words.columns), marks: Object.fromEntries(words.marks) };
  await app.runCommand(actor, { permission: 'map-sheet', key, input: said }, async ({ sheetMemory }) => {
    await sheetMemory.remember(words);
    return null;
  });
}

const news = (words: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>) =>
  new Map([...words].filter(([word, meaning]) => before.get(word) !== meaning));
