/** A screen, in pixels of the page. */
export interface Size {
  id: string;
  width: number;
  height: number;
}

/** Screens as they hang in halls. */
export const sizes = [
  { id: '1920x1080', width: 1920, height: 1080 },
  { id: '1080x1920', width: 1080, height: 1920 },
  { id: '3840x2160', width: 3840, height: 2160 },
  { id: '1366x768', width: 1366, height: 768 },
  { id: '1280x800', width: 1280, height: 800 }
] as const satisfies readonly Size[];

const [usual] = sizes;
/** Of a screen that somebody reads in a hall; what a board says of itself may be anything. */
const possible = { least: 320, most: 7680 };

/**
 * The sizes to look at a board in, and which of them is its own: the usual one for a board that hasn't said.
 * @param said what it last said of its screen
 */
export function sizesOf(said: Omit<Size, 'id'> | undefined): { own: Size; all: readonly Size[] } {
  const isPossible = (pixels: number) => pixels >= possible.least && pixels <= possible.most;
  if (!said || !isPossible(said.width) || !isPossible(said.height)) return { own: usual, all: sizes };
  const { width, height } = said;
  const own = { id: `${width}x${height}`, width, height };
  const known = sizes.find(({ id }) => id === own.id);
  return known ? { own: known, all: sizes } : { own, all: [own, ...sizes] };
}
