import { Problem } from '../../../platform/problem/problem';
import type { Announcements, KeptAnnouncement } from '../announcements';
import { useOf } from './file-kind';
import { readFile } from './read-file';

/**
 * Checks the stored files of an announcement once more, one after another, in the same way as a file that
 * is uploaded today: they may have been accepted when less was known of what stops a board.
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
