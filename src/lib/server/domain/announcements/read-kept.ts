import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { readPlace, type BoardPlace } from '../boards/lists/place';
import type { Tables } from '../../platform/store/tables/tables';
import type { AnnouncementFile, KeptAnnouncement } from './announcements';
import type { MediaKind } from './files/file-kind';

/**
 * Announcements by their newest version, of all units: the caller has to restrict the query to one. An
 * announcement whose newest text was erased is left out, because its earlier text was taken back.
 */
export function announcementRows(db: Kysely<Tables>) {
  return db
    .selectFrom('announcement')
    .leftJoin('announcement_plan as plan', 'plan.announcement_code', 'announcement.code')
    .leftJoin('announcement_version as version', (join) =>
      join
        .onRef('version.announcement_code', '=', 'announcement.code')
        .on('version.no', '=', ({ selectFrom }) =>
          selectFrom('announcement_version as each')
            .whereRef('each.announcement_code', '=', 'announcement.code')
            .select(({ fn }) => fn.max<number>('each.no').as('newest'))
        )
    )
    .leftJoin('announcement_version_text as words', 'words.version_id', 'version.id')
    .where(({ eb, or }) => or([eb('version.id', 'is', null), eb('words.version_id', 'is not', null)]))
    .select(['announcement.code', 'announcement.year', 'announcement.no', 'announcement.withdrawn_at'])
    .select(['announcement.title', 'announcement.body', 'announcement.published_at'])
    .select(['plan.until_at', 'plan.places', 'plan.captioned'])
    .select([
      'version.no as version',
      'version.published_at as new_published',
      'version.until_at as new_until',
      'version.captioned as new_captioned'
    ])
    .select(['version.places as new_places', 'words.title as new_title', 'words.body as new_body'])
    .select(({ selectFrom }) =>
      selectFrom('announcement_version as each')
        .whereRef('each.announcement_code', '=', 'announcement.code')
        .where('each.reworded', '=', 1)
        .select(({ fn }) => fn.max<string>('each.changed_at').as('changed'))
        .as('changed')
    );
}

type AnnouncementRow = Awaited<ReturnType<ReturnType<typeof announcementRows>['execute']>>[number];

/** The values of a row that count: those of its newest version, or the first ones. */
export function newestOf(row: AnnouncementRow) {
  const { code, year, no, changed, withdrawn_at: withdrawn } = row;
  const same = {
    code,
    changed,
    withdrawn,
    year: Number(year),
    no: Number(no),
    version: Number(row.version ?? 1)
  };
  if (row.version === null)
    return {
      ...same,
      title: row.title,
      body: row.body,
      published: row.published_at,
      until: row.until_at,
      places: readPlaces(row.places),
      captioned: isCaptioned(row.captioned)
    };
  return {
    ...same,
    title: row.new_title ?? '',
    body: row.new_body ?? '',
    published: row.new_published ?? row.published_at,
    until: row.new_until,
    places: readPlaces(row.new_places),
    captioned: isCaptioned(row.new_captioned)
  };
}

/** Turns rows into announcements with their files. */
export async function keptAnnouncements(
  db: Kysely<Tables>,
  rows: readonly AnnouncementRow[]
): Promise<KeptAnnouncement[]> {
  const files = await filesOf(
    db,
    rows.map(({ code }) => code)
  );
  return rows.map((row) => ({ ...newestOf(row), files: files.get(row.code) ?? [] }));
}

const placesShape = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** An announcement without a plan is shown everywhere. */
export function readPlaces(places: string | null): BoardPlace[] {
  return places === null ? ['all'] : v.parse(placesShape, places).flatMap((each) => readPlace(each) ?? []);
}

/** Whether boards show captions; without a plan they show none. */
export function isCaptioned(captioned: number | null): boolean {
  return Number(captioned) === 1;
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
      ...row,
      kind: kind as MediaKind,
      no: Number(no),
      size: Number(size),
      width: orNull(width),
      height: orNull(height),
      seconds: orNull(seconds)
    };
    files.set(code, [...(files.get(code) ?? []), file]);
  }
  return files;
}

/** PostgreSQL gives its large numbers as text. */
function orNull(number: number | null): number | null {
  return number === null ? null : Number(number);
}
