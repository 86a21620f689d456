import { playingCookie } from '$lib/sync';

/**
 * One browser is in the real house or in a play year, and its other tabs may still show the other one. A tab that comes
 * to the front, or that is about to send something, looks first where the browser is, and is drawn anew if it stands elsewhere.
 *
 * @param playing what this page is of
 * @returns stops looking
 */
export function keepApart(playing: boolean): () => void {
  const isElsewhere = () => document.cookie.split('; ').includes(`${playingCookie}=1`) !== playing;
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
