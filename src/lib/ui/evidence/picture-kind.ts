/** Kinds of pictures that a phone takes or keeps, told by their first bytes; null: it is no picture. */
type PhonePictureKind = 'jpeg' | 'png' | 'webp' | 'heic';

/** Names in a HEIF file's head (ISO/IEC 23008-12) that say that it is HEIC, or some other picture that few browsers show. */
const heic = /^(?:hei[cxms]|hev[cmsx]|mif1|msf1|avif)$/;

/** @param head the file's first twelve bytes, or more */
export function pictureKind(head: Uint8Array): PhonePictureKind | null {
  const text = String.fromCharCode(...head.subarray(0, 12));
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (text.startsWith('\u0089PNG')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  return text.slice(4, 8) === 'ftyp' && heic.test(text.slice(8, 12)) ? 'heic' : null;
}
