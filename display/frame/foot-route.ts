/** The most scenes that the foot names: nine English titles fill the narrowest board's (Foot.browser.test.ts). */
export const mostNamed = 9;

/**
 * The scenes that the foot names: all of a playlist's, or the present one's neighbours where they are more than fit.
 * @param current the scene on the board; null while none is
 */
export function namedScenes<S>(route: readonly S[], current: S | null): readonly S[] {
  if (route.length <= mostNamed) return route;
  const at = current === null ? 0 : route.indexOf(current);
  const first = Math.max(0, Math.min(at - Math.floor(mostNamed / 2), route.length - mostNamed));
  return route.slice(first, first + mostNamed);
}
