import Compressor from 'compressorjs';

/** Pixels of the longer side: small print on a photographed page of A4 can still be read. */
const longest = 2000;

/**
 * Draws a picture anew as a JPEG that fits into 2000 × 2000 pixels, the right way up and without what the camera wrote beside it:
 * where and when, and with which camera. Transparent parts become white.
 * @throws Error when this browser can't decode it
 */
export function smallerPicture(file: File): Promise<File> {
  return new Promise((resolve, reject) => {
    new Compressor(file, {
      maxWidth: longest,
      maxHeight: longest,
      quality: 0.8,
      mimeType: 'image/jpeg',
      // The original would be given back where it is smaller, and with it its place.
      strict: false,
      success: (drawn) =>
        resolve(new File([drawn], file.name.replace(/(?:\.\w{2,5})?$/, '.jpg'), { type: 'image/jpeg' })),
      error: reject
    });
  });
}
