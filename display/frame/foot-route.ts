/** The most scenes that the foot names: in English no more stand beside each other, however short their titles are. */
export const mostNamed = 9;

/**
 * The scenes that the foot names: all of a playlist's, or the present one's neighbours where they are more than fit.
 * @param current the scene on the board; null while none is
 */
export function namedScenes<S>(route: readonly S[], current: S | null): readonly S[] {
  const at = current === null ? 0 : route.indexOf(current);
  const first = Math.min(at - Math.floor(mostNamed / 2), route.length - mostNamed);
  return route.length <= mostNamed ? route : route.slice(Math.max(0, first)).slice(0, mostNamed);
}
