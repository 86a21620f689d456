import { preloadCode, preloadData } from '$app/navigation';

/** The tabs, the pages on which a form is filled in, and those that say what became of it. */
const pages = [
  '/me',
  '/me/claims',
  '/me/claims/new',
  '/me/notice',
  '/me/notice/object',
  '/me/standings',
  '/me/inbox',
  '/me/assessment'
];

/**
 * Fetches the code of pages before they are opened. Where no worker answers, nothing else has it when the line is lost, and a
 * form that is sent off would end on a page that doesn't come. What couldn't be fetched is fetched when the browser is online
 * again.
 */
export async function fetchAhead(): Promise<void> {
  try {
    for (const page of pages) await preloadCode(page);
    // Kit fetches the code of the error page with a page's data only.
    await preloadData('/me/claims');
  } catch (error) {
    console.warn(error);
    addEventListener('online', () => void fetchAhead(), { once: true });
  }
}
