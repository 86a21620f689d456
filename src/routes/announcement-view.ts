import type { AnnouncementFile } from '$lib/server/domain/announcements/announcements';
import { useOf } from '$lib/server/domain/announcements/files/file-kind';

/** A size as people read it: `820 KB`, `3.4 MB`. */
function sizeText(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/**
 * The pictures, film, captions and papers of an announcement, as pages show them. An erased picture leaves an
 * empty place.
 */
export function filesView(files: readonly AnnouncementFile[]) {
  const shown = (file: AnnouncementFile) =>
    file.words === null || file.width === null || file.height === null
      ? null
      : { src: `/media/${file.address}`, words: file.words, width: file.width, height: file.height };
  const of = (use: ReturnType<typeof useOf>) => files.filter(({ kind }) => useOf(kind) === use);
  // An erased film or caption file may have been replaced by a later one.
  const [film = null] = of('video').flatMap((file) => shown(file) ?? []);
  const captions = of('captions').find(({ words }) => words !== null);
  return {
    pictures: of('picture').map(shown),
    video: film && { ...film, captions: captions ? `/media/${captions.address}` : null },
    papers: of('attachment').flatMap(({ address, words, kind, size }) =>
      words === null ? [] : [{ address, words, kind: kind.toUpperCase(), size: sizeText(size) }]
    )
  };
}
