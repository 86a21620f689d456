import { isUnreachable } from '$lib/local/is-unreachable';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime.js';
import type { HandleClientError } from '@sveltejs/kit';

// An open page keeps its language. Finding it anew for each text would read address and cookies hundreds of
// times before the first paint.
const locale = getLocale();
overwriteGetLocale(() => locale);

/**
 * A page, or a part of the program, that couldn't be fetched fails as a TypeError in every browser. Whether
 * the network was the cause is checked and not guessed, so that the error page doesn't blame it wrongly.
 */
export const handleError: HandleClientError = async ({ error, message }) => {
  console.error(error);
  return error instanceof TypeError && (await isUnreachable(fetch)) ? { message, code: 'away' } : { message };
};
