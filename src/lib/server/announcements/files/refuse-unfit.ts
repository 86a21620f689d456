import { Problem } from '../../problem';
import type { Announcements, KeptAnnouncement } from '../announcements';
import { useOf } from './file-kind';
import { readFile } from './read-file';

/**
 * Looks once more at what hangs with an announcement, one file after another: it may have come when less was known of what
 * stops a board. By the same reading as one that comes today.
 * @throws Problem `kept-file-unfit`
 */
export async function refuseUnfit(
  announcements: Pick<Announcements, 'fileBytes'>,
  { files }: Pick<KeptAnnouncement, 'files'>
): Promise<void> {
  for (const { id, no, kind, words } of files) {
    const bytes = words === null ? null : await announcements.fileBytes(id);
    if (bytes === null) continue;
    try {
      readFile(bytes, useOf(kind));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem('kept-file-unfit', 409, { no, name: words ?? '' });
    }
  }
}
