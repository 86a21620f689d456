import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { readPlace, type Place } from '../boards/lists/place';
import type { Tables } from '../store/tables';
import type { AnnouncementFile, KeptAnnouncement } from './announcements';
import type { FileKind } from './files/file-kind';

/** Announcements with what is planned for them, of whatever unit: whoever asks names one. */
export function announcementRows(db: Kysely<Tables>) {
  return db
    .selectFrom('announcement')
    .leftJoin('announcement_plan as plan', 'plan.announcement_code', 'code')
    .select(['code', 'year', 'no', 'title', 'body', 'published_at', 'withdrawn_at', 'until_at', 'places']);
}

type Row = Awaited<ReturnType<ReturnType<typeof announcementRows>['execute']>>[number];

/** The same with their files. */
export async function keptOf(db: Kysely<Tables>, rows: readonly Row[]): Promise<KeptAnnouncement[]> {
  const files = await filesOf(
    db,
    rows.map(({ code }) => code)
  );
  return rows.map(({ published_at, withdrawn_at, until_at, places, year, no, ...row }) => ({
    ...row,
    ...{ year: Number(year), no: Number(no) },
    ...{ published: published_at, withdrawn: withdrawn_at, until: until_at },
    places: placesIn(places),
    files: files.get(row.code) ?? []
  }));
}

const placesShape = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

function placesIn(places: string | null): Place[] {
  return places === null ? ['all'] : v.parse(placesShape, places).flatMap((each) => readPlace(each) ?? []);
}

async function filesOf(
  db: Kysely<Tables>,
  codes: readonly string[]
): Promise<Map<string, AnnouncementFile[]>> {
  const files = new Map<string, AnnouncementFile[]>();
  if (codes.length === 0) return files;
  const rows = await db
    .selectFrom('announcement_file')
    .leftJoin('announcement_file_text as text', 'text.file_id', 'id')
    .where('announcement_code', 'in', codes)
    .select(['id', 'announcement_code', 'no', 'kind', 'size', 'address'])
    .select(['width', 'height', 'seconds', 'words'])
    .orderBy('no')
    .execute();
  for (const { announcement_code: code, kind, no, size, width, height, seconds, ...row } of rows) {
    const file = {
      ...{ ...row, kind: kind as FileKind, no: Number(no), size: Number(size) },
      ...{ width: orNull(width), height: orNull(height), seconds: orNull(seconds) }
    };
    files.set(code, [...(files.get(code) ?? []), file]);
  }
  return files;
}

/** PostgreSQL gives its large numbers as text. */
function orNull(number: number | null): number | null {
  return number === null ? null : Number(number);
}
