import { may, type Actor } from '../accounts/actor';
import type { House } from '../house';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import { heldFiles, previewImport, type ImportPreview } from './preview-import';
import { gridsOf, readUploads } from './read-uploads';
import { isRosterField, rosterSheet, rosterWord, type RosterColumn, type RosterField } from './roster-sheet';
import { rosterUpload } from './roster-upload';
import { Unreadable, type Upload } from './upload';

export interface RosterPreview {
  preview: ImportPreview;
  /** as the import reads it: what isn't needed of people is gone */
  upload: Upload;
  columns: RosterColumn[];
  /** names the held file as it came, for another choice */
  original: string;
}

/**
 * What a unit's own roster would change, its columns taken for what they are called or for what somebody has chosen. Changes
 * nothing but the unit's memory of its headings.
 *
 * @param asked `sure`: whoever sends it says that it is a roster; `columns`: `3:from` for each column that was chosen
 * @returns null: it is something else, or has several tables
 * @throws Problem `forbidden`
 */
export async function openRoster(
  house: House,
  actor: Actor,
  uploads: readonly Upload[],
  asked: { sure: boolean; columns?: readonly string[]; key?: string }
): Promise<RosterPreview | null> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  const [upload, ...others] = uploads;
  if (!upload || others.length > 0) return null;
  const grids = await gridsOf(upload).catch((error: unknown) => {
    // What can't be read is told by the import itself.
    if (error instanceof Unreadable) return [];
    throw error;
  });
  const { tables } = await readUploads(uploads);
  if (tables.some(({ kind }) => kind === 'entries')) return null;
  const stores = await house.read(actor);
  const { columns: remembered } = await stores.sheetWords.remembered();
  const about = { scheme: schemeOf(stores), remembered };
  const [found, ...more] = grids.flatMap((grid) => rosterSheet(grid, about) ?? []);
  if (!found || more.length > 0 || !(asked.sure || found.isPlain)) return null;
  const chosen = new Map(found.columns.map(({ at, field }) => [at, field]));
  for (const text of asked.columns ?? []) {
    const [at = '', field = ''] = text.split(':');
    if (chosen.has(Number(at)) && isRosterField(field)) chosen.set(Number(at), field);
  }
  await remember(house, actor, { found: found.columns, chosen, key: asked.key });
  const known = await stores.roster.list();
  const read = rosterUpload(upload.name, found, { chosen, known });
  const columns = found.columns.map((column) => ({
    ...column,
    field: chosen.get(column.at) ?? column.field
  }));
  return {
    preview: await previewImport(house, actor, [read.upload], read.problems),
    ...{ upload: read.upload, columns, original: heldFiles.keep(actor.account, uploads, house.clock()) }
  };
}

/** The held file as it came. @throws Problem `files-gone` */
export function heldRoster(house: House, actor: Actor, original: string): readonly Upload[] {
  const uploads = heldFiles.take(actor.account, original, house.clock());
  if (!uploads) throw new Problem('files-gone', 404);
  return uploads;
}

interface Choice {
  found: readonly RosterColumn[];
  chosen: ReadonlyMap<number, RosterField>;
  key: string | undefined;
}

/** What was chosen otherwise than proposed, for the next file. */
async function remember(house: House, actor: Actor, { found, chosen, key }: Choice): Promise<void> {
  const other = found.filter(({ at, field }) => chosen.get(at) !== field);
  if (other.length === 0 || key === undefined) return;
  const columns = new Map(
    other.map(({ at, heading }) => [rosterWord(heading), chosen.get(at) ?? 'left-out'])
  );
  const input = { columns: Object.fromEntries(columns), marks: {} };
  await house.act(actor, { act: 'map-sheet', key, input }, async ({ sheetWords }) => {
    await sheetWords.remember({ columns, marks: new Map() });
    return null;
  });
}
