import { isUnreachable } from '$lib/local/is-unreachable';
import { joinChinese } from '$lib/ui/join-chinese';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime.js';
import type { HandleClientError } from '@sveltejs/kit';

// An open page keeps its language. Finding it anew for each text would read address and cookies hundreds of
// times before the first paint.
const locale = getLocale();
overwriteGetLocale(() => locale);
if (locale !== 'zh-CN') {
  joinChinese(document.body);
  // Kit puts its announcer into the page when it has hydrated.
  const isAwake = () => document.getElementById('svelte-announcer') !== null;
  void import('$lib/ui/watch-chinese')
    .then(({ watchChinese }) => watchChinese(document.body, isAwake))
    .catch(console.warn);
}

/** The errors in which files of the program ended that couldn't be fetched: scripts and styles. */
const unfetched = new WeakSet<Error>();
addEventListener('vite:preloadError', ({ payload }) => unfetched.add(payload));

/**
 * A file of the program that didn't come means that the line is bad: Kit has asked by then whether there is another version. A
 * page's data that couldn't be fetched fails as a TypeError in every browser. Whether the network was the cause is checked and
 * not guessed, so that the error page doesn't blame it wrongly.
 */
export const handleError: HandleClientError = async ({ error, message }) => {
  console.error(error);
  const isAway =
    (error instanceof Error && unfetched.has(error)) ||
    (error instanceof TypeError && (await isUnreachable(fetch)));
  return isAway ? { message, code: 'away' } : { message };
};
