/** The year that an address asks for (`?year=2026`): one of those that there are, else the last. */
export function askedYear(url: URL, years: readonly number[]): number {
  const asked = url.searchParams.get('year');
  return years.find((year) => String(year) === asked) ?? years[years.length - 1] ?? 0;
}
