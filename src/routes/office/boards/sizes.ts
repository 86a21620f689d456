/** A screen's size in CSS pixels. */
export interface ScreenSize {
  id: string;
  width: number;
  height: number;
}

/** Sizes of screens that commonly hang in halls. */
export const sizes = [
  { id: '1920x1080', width: 1920, height: 1080 },
  { id: '1080x1920', width: 1080, height: 1920 },
  { id: '3840x2160', width: 3840, height: 2160 },
  { id: '1366x768', width: 1366, height: 768 },
  { id: '1280x800', width: 1280, height: 800 }
] as const satisfies readonly ScreenSize[];

const [usual] = sizes;
/** Plausible sizes of a hall's screen, in pixels; a board may report anything. */
const possible = { least: 320, most: 7680 };

/**
 * The sizes in which a board can be previewed, and the board's own among them.
 * @param said the screen that the board last reported; without it the usual size is its own
 */
export function sizesOf(said: Omit<ScreenSize, 'id'> | undefined): {
  own: ScreenSize;
  all: readonly ScreenSize[];
} {
  const isPossible = (pixels: number) => pixels >= possible.least && pixels <= possible.most;
  if (!said || !isPossible(said.width) || !isPossible(said.height)) return { own: usual, all: sizes };
  const { width, height } = said;
  const own = { id: `${width}x${height}`, width, height };
  const known = sizes.find(({ id }) => id === own.id);
  return known ? { own: known, all: sizes } : { own, all: [own, ...sizes] };
}
