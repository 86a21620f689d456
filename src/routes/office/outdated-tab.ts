import { ownerInCookie } from '$lib/local/phone/owner-cookie';
import { dashboardCookieName, practisingCookie } from '$lib/sync';

/**
 * Keeps a browser's tabs apart. A browser is in the real app or in a practice year, at one unit's dashboard,
 * with one account, while older tabs may still show another. A tab that comes to the front or is about to
 * send something compares, and reloads if it is outdated.
 * @param page the practice state and the dashboard that this page was made for; '' for no chosen dashboard
 * @returns a function that stops comparing
 */
export function keepApart(page: { practising: boolean; dashboard: string }): () => void {
  const account = ownerInCookie();
  const isElsewhere = () => {
    if (ownerInCookie() !== account) return true;
    const cookies = document.cookie.split('; ');
    const dashboard =
      cookies
        .find((each) => each.startsWith(`${dashboardCookieName}=`))
        ?.slice(dashboardCookieName.length + 1) ?? '';
    return (
      cookies.includes(`${practisingCookie}=1`) !== page.practising ||
      decodeURIComponent(dashboard) !== page.dashboard
    );
  };
  const check = () => {
    if (document.visibilityState === 'visible' && isElsewhere()) location.reload();
  };
  const beforeSending = (event: Event) => {
    // The forms that enter or leave a practice year change this state themselves.
    if (!isElsewhere()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    location.reload();
  };
  document.addEventListener('visibilitychange', check);
  window.addEventListener('focus', check);
  document.addEventListener('submit', beforeSending, { capture: true });
  return () => {
    document.removeEventListener('visibilitychange', check);
    window.removeEventListener('focus', check);
    document.removeEventListener('submit', beforeSending, { capture: true });
  };
}
