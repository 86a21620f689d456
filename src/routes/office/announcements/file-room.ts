import type { AnnouncementFile } from '$lib/server/domain/announcements/announcements';
import { fileLimits, useOf, type FileUse } from '$lib/server/domain/announcements/files/file-kind';
import type { FileRoom } from './announcement-in';

const megabytes = (use: FileUse) => fileLimits[use].bytes / 1024 / 1024;

/**
 * The limits for an announcement's files, with the room left.
 * @param beside the files that it already has
 */
export function fileRoom(beside: readonly Pick<AnnouncementFile, 'kind' | 'words'>[] = []): FileRoom {
  const came = (use: FileUse) => beside.filter(({ kind }) => useOf(kind) === use);
  const numbers = (use: FileUse) => {
    const free = fileLimits[use].files - came(use).filter(({ words }) => words !== null).length;
    return Array.from({ length: Math.max(0, free) }, (_, index) => came(use).length + index + 1);
  };
  return {
    pictures: fileLimits.picture.files,
    attachments: fileLimits.attachment.files,
    picture: megabytes('picture'),
    video: megabytes('video'),
    attachment: megabytes('attachment'),
    seconds: fileLimits.seconds,
    words: fileLimits.words,
    free: {
      pictures: numbers('picture'),
      attachments: numbers('attachment'),
      video: numbers('video').length > 0,
      captions: numbers('captions').length > 0
    }
  };
}
