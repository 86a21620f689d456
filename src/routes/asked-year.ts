/**
 * The year that an address asks for (`?year=2026`) if it is among `years`, else the last of them; 0 when
 * there are none.
 */
export function askedYear(url: URL, years: readonly number[]): number {
  const asked = url.searchParams.get('year');
  return years.find((year) => String(year) === asked) ?? years[years.length - 1] ?? 0;
}
