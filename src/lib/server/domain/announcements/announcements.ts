import type { Announcement } from '$lib/sync';
import type { BoardPlace } from '../boards/lists/place';
import type { MediaKind } from './files/file-kind';

/** A picture, film, its captions, or a paper of an announcement. */
export interface AnnouncementFile {
  id: string;
  /** from 1, in the order in which the files came; of those that came together, pictures first */
  no: number;
  kind: MediaKind;
  /** bytes */
  size: number;
  /** address of its bytes in public, `/media/{address}`; other bytes have another address */
  address: string;
  /** pixels, as it is shown; null for captions and papers */
  width: number | null;
  height: number | null;
  /** seconds, for a film */
  seconds: number | null;
  /** the description of a picture or a film, or the name of captions and papers; null: the file was erased */
  words: string | null;
}

/** An announcement as it is stored: its text has the marks of `markup/written`. */
export interface KeptAnnouncement extends Pick<
  Announcement,
  'code' | 'year' | 'no' | 'title' | 'body' | 'published'
> {
  /** from 1; each change makes another */
  version: number;
  /** instant at which its words were last changed; null: they are as they were first written */
  changed: string | null;
  withdrawn: string | null;
  /** instant at which it comes down by itself */
  until: string | null;
  places: readonly BoardPlace[];
  /** boards show the captions of its film: they play it without sound */
  captioned: boolean;
  files: readonly AnnouncementFile[];
}

/** The fields of an announcement that may be changed. */
export type ChangeableFields = Pick<
  KeptAnnouncement,
  'title' | 'body' | 'published' | 'until' | 'places' | 'captioned'
>;

/** One version of an announcement. */
export interface AnnouncementVersion extends Pick<
  ChangeableFields,
  'published' | 'until' | 'places' | 'captioned'
> {
  /** counted from 1 */
  no: number;
  /** null: they were erased */
  words: Pick<ChangeableFields, 'title' | 'body'> | null;
  /** the account that made it, and when; null for the first */
  by: string | null;
  at: string | null;
}

/** One unit's announcements: those that are or will be published, and those taken down. */
export interface Announcements {
  /** newest first */
  list(): Promise<KeptAnnouncement[]>;
  find(code: string): Promise<KeptAnnouncement | null>;
  nextNumber(year: number): Promise<number>;
  /** @throws Problem `not-found` for a place that isn't one of the unit's */
  add(
    announcement: Pick<KeptAnnouncement, 'code' | 'year' | 'no' | 'title' | 'body' | 'published'> &
      Partial<Pick<KeptAnnouncement, 'until' | 'places' | 'captioned'>>
  ): Promise<void>;
  addFile(
    code: string,
    file: Omit<AnnouncementFile, 'id' | 'size' | 'address'> & { words: string; bytes: Uint8Array }
  ): Promise<void>;
  /** null: it was erased, or is another unit's */
  fileBytes(id: string): Promise<Uint8Array | null>;
  /** Erases a file's bytes and words for good, a film's captions with it. @throws Problem `not-found` */
  eraseFile(id: string): Promise<void>;
  /** Every version of it, newest first; none when the unit has no such announcement. */
  versions(code: string): Promise<AnnouncementVersion[]>;
  /**
   * Adds a version, which counts from now on; earlier ones stay.
   * @param by account
   * @throws Problem `not-found`, also for a place that isn't one of the unit's
   */
  addVersion(
    code: string,
    version: ChangeableFields & { no: number; reworded: boolean; by: string }
  ): Promise<void>;
  /** Takes an announcement down, or publishes it again; both leave a trace in the audit log. */
  setWithdrawn(code: string, withdrawn: string | null): Promise<void>;
}

/** Whether it is published at that moment. */
export function hangsAt(
  { withdrawn, published, until }: Pick<KeptAnnouncement, 'withdrawn' | 'published' | 'until'>,
  now: Date
): boolean {
  const at = now.getTime();
  return withdrawn === null && Date.parse(published) <= at && (until === null || at < Date.parse(until));
}

/** Whether its time is over, or it was taken down: nothing of it is public any more. */
export function isOver(
  { withdrawn, until }: Pick<KeptAnnouncement, 'withdrawn' | 'until'>,
  now: Date
): boolean {
  return withdrawn !== null || (until !== null && now.getTime() >= Date.parse(until));
}
