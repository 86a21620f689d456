import { deskOf, playingCookie } from '$lib/sync';

/**
 * One browser is in the real house or in a play year, and at one unit's desk; its other tabs may still show another one. A tab
 * that comes to the front, or that is about to send something, looks first where the browser is, and is drawn anew if it
 * stands elsewhere.
 *
 * @param page what this page is of: a play year, and the desk that the browser had chosen, '' for none
 * @returns stops looking
 */
export function keepApart(page: { playing: boolean; desk: string }): () => void {
  const isElsewhere = () => {
    const cookies = document.cookie.split('; ');
    const desk = cookies.find((each) => each.startsWith(`${deskOf}=`))?.slice(deskOf.length + 1) ?? '';
    return cookies.includes(`${playingCookie}=1`) !== page.playing || decodeURIComponent(desk) !== page.desk;
  };
  const look = () => {
    if (document.visibilityState === 'visible' && isElsewhere()) location.reload();
  };
  const beforeSending = (event: Event) => {
    // Leaving, and coming in, change the place themselves.
    if (!isElsewhere()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    location.reload();
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  document.addEventListener('submit', beforeSending, { capture: true });
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
    document.removeEventListener('submit', beforeSending, { capture: true });
  };
}
