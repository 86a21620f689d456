import { m } from '$lib/text';
import { checkFileSize } from './check-file-size';
import { pictureKind } from './picture-kind';

/** Bytes of a PNG, mostly a screenshot, that is sent as it is. It has no place in it that the server wouldn't remove. */
const smallPng = 300 * 1024;

/**
 * Takes the file that was chosen in a field: makes a picture smaller, in the field itself, and marks the field as invalid while
 * that lasts, and for what can't be sent. A photograph of 4 MB would never arrive over a network of 25 KB a second.
 * @param megabytes most that the server takes
 * @returns once the field has what is sent
 */
export async function takeEvidence(field: HTMLInputElement, megabytes: number): Promise<void> {
  const file = field.files?.[0];
  if (!file || !mayBePicture(file)) return checkFileSize(field, megabytes);
  field.setCustomValidity(m.dashboard_evidence_preparing());
  const said = await smaller(file);
  // Another file may have been chosen meanwhile.
  if (field.files?.[0] !== file) return;
  if (typeof said === 'string') {
    field.setCustomValidity(said);
    field.reportValidity();
    return;
  }
  if (said !== file) putInto(field, said);
  checkFileSize(field, megabytes);
}

/** Whether a file has to be looked into; all others are taken at once. */
function mayBePicture({ type, name, size }: File): boolean {
  if (type === 'image/png') return size > smallPng;
  return type.startsWith('image/') || /\.(?:jpe?g|webp|hei[cf]|avif)$/i.test(name);
}

/** The file that is sent, or the sentence that says why none is. */
async function smaller(file: File): Promise<File | string> {
  let kind: ReturnType<typeof pictureKind> = null;
  try {
    kind = pictureKind(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
    if (kind === null) return file;
    const { smallerPicture } = await import('./smaller-picture');
    return await smallerPicture(file);
  } catch (error) {
    console.warn(error);
    if (kind === 'heic') return m.dashboard_evidence_heic();
    // The server takes these as they are, and removes their place.
    return kind === 'webp' ? m.problem_not_evidence() : file;
  }
}

function putInto(field: HTMLInputElement, file: File): void {
  const files = new DataTransfer();
  files.items.add(file);
  field.files = files.files;
}

/** Offers WebP too, once the page can make a JPEG of it. HEIC isn't named: an iPhone then gives a JPEG by itself. */
export function offerPictures(field: HTMLInputElement): void {
  field.accept += ',.webp,image/webp';
}
