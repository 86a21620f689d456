/** The columns that a text takes on a terminal; Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += isWide(char.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/**
 * Lines of aligned cells.
 * @param numbers indices of right-aligned columns
 */
export function alignedColumns(rows: readonly (readonly string[])[], numbers: ReadonlySet<number>): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, n) => (widths[n] = Math.max(widths[n] ?? 0, displayWidth(cell))));
  }
  return rows.map((row) =>
    row
      .map((cell, n) => {
        const gap = ' '.repeat((widths[n] ?? 0) - displayWidth(cell));
        return numbers.has(n) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd()
  );
}
