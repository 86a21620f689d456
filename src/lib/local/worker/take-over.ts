/** A page as the worker sees it. */
export interface SeenPage {
  url: string;
  visibilityState: DocumentVisibilityState;
}

/**
 * Whether a newer version may take over now, and have all its pages loaded anew. A page that nobody sees asks for that at its quiet
 * moment, which is none while another page is read; that one asks in its turn. A page that is seen asks only when it must.
 * @param asking the page that asks; null: the browser doesn't say which
 * @param open all windows of this origin
 * @param scope the address under which the worker's own pages stand
 */
export function mayTakeOver(asking: SeenPage | null, open: readonly SeenPage[], scope: string): boolean {
  if (asking?.visibilityState !== 'hidden') return true;
  return !open.some(({ url, visibilityState }) => visibilityState === 'visible' && url.startsWith(scope));
}
