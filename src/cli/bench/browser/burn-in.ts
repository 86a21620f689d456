import { readPng, type Picture } from './pixels';

/**
 * The least difference of a channel from the background for a pixel to count as lit; the faintest letter or
 * line differs more.
 */
const apart = 40;
/** Size of the steps into which each channel is divided, so that similar colours count as equal. */
const steps = 64;

/** Counts what was lit on each pixel of a screen, picture by picture. */
export class BurnIn {
  readonly #width: number;
  readonly #size: number;
  /** for each pixel and colour, the number of pictures in which it was lit that way */
  readonly #lit: Uint16Array;
  pictures = 0;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#size = width * height;
    this.#lit = new Uint16Array(this.#size * steps);
  }

  /**
   * Adds a picture.
   * @returns its background, the colour of most pixels
   */
  add(png: Buffer): [number, number, number] {
    const picture = readPng(png);
    const background = backgroundOf(picture);
    const { bytes, depth } = picture;
    this.pictures += 1;
    for (let pixel = 0; pixel < this.#size; pixel += 1) {
      const at = pixel * depth;
      const [red = 0, green = 0, blue = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
      const isBackground =
        Math.abs(red - background[0]) < apart &&
        Math.abs(green - background[1]) < apart &&
        Math.abs(blue - background[2]) < apart;
      if (isBackground) continue;
      const slot = pixel * steps + ((red >> 6) << 4) + ((green >> 6) << 2) + (blue >> 6);
      this.#lit[slot] = (this.#lit[slot] ?? 0) + 1;
    }
    return background;
  }

  /** The pixel that was lit alike in most pictures: the share of pictures, and its place. */
  worst(): { share: number; x: number; y: number } {
    let most = 0;
    let where = 0;
    for (let slot = 0; slot < this.#lit.length; slot += 1) {
      const count = this.#lit[slot] ?? 0;
      if (count > most) [most, where] = [count, slot];
    }
    const pixel = Math.floor(where / steps);
    return {
      share: most / this.pictures,
      x: pixel % this.#width,
      y: Math.floor(pixel / this.#width)
    };
  }

  /** The number of pixels that were lit alike in more than this share of the pictures. */
  over(share: number): number {
    let found = 0;
    let before = -1;
    for (let slot = 0; slot < this.#lit.length; slot += 1) {
      if ((this.#lit[slot] ?? 0) <= share * this.pictures) continue;
      const pixel = Math.floor(slot / steps);
      if (pixel === before) continue;
      found += 1;
      before = pixel;
    }
    return found;
  }
}

/** The background of a picture: the colour of most of its pixels, as red, green and blue. */
export function backgroundOf({ bytes, depth }: Picture): [number, number, number] {
  const counts = new Map<number, number>();
  // A sample of every seventeenth pixel finds the same background.
  for (let at = 0; at < bytes.length; at += 17 * depth) {
    const colour = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [background = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return [background >> 16, (background >> 8) & 255, background & 255];
}
