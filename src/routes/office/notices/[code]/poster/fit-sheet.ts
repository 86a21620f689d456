/** How large a poster's rows are, from the largest to the smallest. */
const sheetSizes = ['large', 'middle', 'small', 'tight'] as const;
export type SheetSize = (typeof sheetSizes)[number];

/** Heights of a poster in one size, in CSS pixels. */
export interface PosterHeights {
  whole: number;
  /** from the top down to the end of the rows */
  toRows: number;
}

/**
 * Chooses the largest size that keeps a poster on one sheet, not larger than its number of rows asks for.
 * When none does, the rows go on over several sheets: then in the smallest size whose rows reach the second
 * sheet, so that the address for objections never stands there alone.
 * @param sheet height of one sheet in CSS pixels
 */
export function fittingSize(
  largest: SheetSize,
  sheet: number,
  heightsAt: (size: SheetSize) => PosterHeights
): { size: SheetSize; sheets: 'one' | 'several' } {
  const one = sheetSizes
    .slice(sheetSizes.indexOf(largest))
    .find((size) => heightsAt(size).whole <= sheet + 0.5);
  if (one) return { size: one, sheets: 'one' };
  const smallestFirst = [...sheetSizes].reverse();
  const several = smallestFirst.find((size) => heightsAt(size).toRows > sheet);
  return { size: several ?? largest, sheets: 'several' };
}

/** Attaches to a poster, and gives it its size as attributes that the style goes by. */
export function fitSheet(largest: SheetSize): (poster: HTMLElement) => void {
  return (poster) => {
    poster.dataset['sheets'] = 'one';
    const sheet = parseFloat(getComputedStyle(poster).minHeight);
    const { size, sheets } = fittingSize(largest, sheet, (tried) => {
      poster.dataset['size'] = tried;
      const { top, height } = poster.getBoundingClientRect();
      const rows = poster.querySelector('table')?.getBoundingClientRect().bottom ?? top;
      return { whole: height, toRows: rows - top };
    });
    poster.dataset['size'] = size;
    poster.dataset['sheets'] = sheets;
  };
}
