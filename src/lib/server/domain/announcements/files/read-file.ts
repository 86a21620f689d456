import { megapixels, pictureSize } from '../../../platform/pictures/picture-size';
import { needWholePicture } from '../../../platform/pictures/whole-picture';
import type { AnnouncementFile } from '../announcements';
import { readCaptions } from './captions';
import { fileKind, isPicture, useOf, type FileUse } from './file-kind';
import { readFilm } from './film';
import { withoutTraces } from './without-traces';

type Measured = Pick<AnnouncementFile, 'kind' | 'width' | 'height' | 'seconds'> & { bytes: Uint8Array };

/**
 * Reads a file by its bytes alone, whether it was just uploaded or stored years ago.
 * @throws Problem those of `fileKind`, `pictureSize`, `needWholePicture`, `readFilm` and `readCaptions`
 */
export function readFile(came: Uint8Array, use: FileUse): Measured {
  const kind = fileKind(came, use);
  const bytes = withoutTraces(came, kind);
  if (isPicture(kind)) {
    const size = pictureSize(bytes, kind, megapixels.board);
    needWholePicture(came, kind);
    return { kind, bytes, ...size, seconds: null };
  }
  if (useOf(kind) === 'video') return { kind, bytes, ...readFilm(bytes, kind) };
  const unmeasured = { width: null, height: null, seconds: null };
  return { kind, bytes: kind === 'vtt' ? readCaptions(bytes) : bytes, ...unmeasured };
}
