import { may, type Actor } from '../../../platform/access/actor';
import type { App } from '../../../app';
import { schemeOf } from '../../periods/unit-scheme';
import { Problem } from '../../../platform/problem/problem';
import { findFiles, holdFiles } from '../hold-files';
import { previewImport, type ImportPreview } from '../preview-import';
import { gridsOf, readUploads } from '../files/read-uploads';
import { isRosterField, rosterSheet, rosterWord, type RosterColumn, type RosterField } from './roster-sheet';
import { rosterUpload } from './roster-upload';
import { Unreadable, type Upload } from '../upload';

export interface RosterPreview {
  preview: ImportPreview;
  /** the file as the import reads it, without the personal data that aren't needed */
  upload: Upload;
  columns: RosterColumn[];
  /** names the held original file, for another choice */
  original: string;
}

/**
 * Plans what a unit's own roster would change, with its columns understood by their headings or by
 * somebody's choice. Changes nothing but the unit's memory of its headings.
 * @param asked `sure`: the sender says that it is a roster; `columns`: `3:from` for each column that was
 * chosen
 * @returns null when it is something else, or has several tables
 * @throws Problem `forbidden`
 */
export async function openRoster(
  app: App,
  actor: Actor,
  uploads: readonly Upload[],
  asked: { sure: boolean; columns?: readonly string[]; key?: string }
): Promise<RosterPreview | null> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  const [upload, ...others] = uploads;
  if (!upload || others.length > 0) return null;
  const grids = await gridsOf(upload).catch((error: unknown) => {
    // The import itself reports a file that can't be read.
    if (error instanceof Unreadable) return [];
    throw error;
  });
  const { tables } = await readUploads(uploads);
  if (tables.some(({ kind }) => kind === 'entries')) return null;
  const stores = await app.read(actor);
  const { columns: remembered } = await stores.sheetMemory.remembered();
  const scheme = schemeOf(stores);
  const about = { scheme, remembered };
  const [found, ...more] = grids.flatMap((grid) => rosterSheet(grid, about) ?? []);
  if (!found || more.length > 0 || !(asked.sure || found.isPlain)) return null;
  const chosen = new Map(found.columns.map(({ at, field }) => [at, field]));
  for (const text of asked.columns ?? []) {
    const [at = '', field = ''] = text.split(':');
    if (chosen.has(Number(at)) && isRosterField(field)) chosen.set(Number(at), field);
  }
  await remember(app, actor, { found: found.columns, chosen, key: asked.key });
  const known = await stores.roster.list();
  const read = rosterUpload(upload.name, found, { scheme, chosen, known });
  const columns = found.columns.map((column) => ({
    ...column,
    field: chosen.get(column.at) ?? column.field
  }));
  return {
    preview: await previewImport(app, actor, [read.upload], { found: read.problems }),
    upload: read.upload,
    columns,
    original: await holdFiles(app, actor, uploads)
  };
}

/** The held file as it came. @throws Problem `files-gone` */
export async function heldRoster(app: App, actor: Actor, original: string): Promise<readonly Upload[]> {
  const uploads = await findFiles(app, actor, original);
  if (!uploads) throw new Problem('files-gone', 404);
  return uploads;
}

interface Choice {
  found: readonly RosterColumn[];
  chosen: ReadonlyMap<number, RosterField>;
  key: string | undefined;
}

/** Remembers choices that differ from the proposal, for the next file. */
async function remember(app: App, actor: Actor, { found, chosen, key }: Choice): Promise<void> {
  const other = found.filter(({ at, field }) => chosen.get(at) !== field);
  if (other.length === 0 || key === undefined) return;
  const columns = new Map(
    other.map(({ at, heading }) => [rosterWord(heading), chosen.get(at) ?? 'left-out'])
  );
  const input = { columns: Object.fromEntries(columns), marks: {} };
  await app.runCommand(actor, { permission: 'map-sheet', key, input }, async ({ sheetMemory }) => {
    await sheetMemory.remember({ columns, marks: new Map() });
    return null;
  });
}
