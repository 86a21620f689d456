import { page } from '$app/state';

/**
 * The address of an action on the page that one sees, for `action` and `formaction`. It keeps what the address
 * chooses (a year, a quarter, an open claim), so that a refused form comes back to the same list also without
 * scripts.
 * @param action name of the action, such as `redeem`
 */
export function actionHere(action: string): string {
  const kept = [...page.url.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'done');
  return kept.length === 0 ? `?/${action}` : `?/${action}&${new URLSearchParams(kept).toString()}`;
}
