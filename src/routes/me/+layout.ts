import { browser } from '$app/environment';
import { askAll, askMe, readAnswer, type Answer } from '$lib/local/ask-me';
import { accountInCookie } from '$lib/local/phone-account';
import { startFromPhone } from '$lib/local/phone-start';
import { merge, type MyState } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import type { LayoutLoad } from './$types';

/** What the pages start with; `nothing`: no data here and no server to ask. */
export type Start =
  { kind: 'data'; state: MyState; from: 'server' | 'phone' } | { kind: 'not-scored' } | { kind: 'nothing' };

/** With a good network this is enough; without one, what is on the phone shouldn't wait long. */
const askFor = 4000;

/**
 * The first visit is rendered by the server, and hydration gets the same answer out of the page, so nothing
 * flashes. Under the worker's shell it comes from IndexedDB, with or without a network. A server-only load would
 * ask for `__data.json`, which offline fails.
 */
export const load: LayoutLoad = async ({ fetch, url }): Promise<{ start: Start }> => {
  if (!browser || document.querySelector('script[data-sveltekit-fetched]')) {
    const answer = await fetch(askAll).then(readAnswer, () => ({ refused: 'away' }) as const);
    if (!('refused' in answer && ['away', 'damaged'].includes(answer.refused) && browser))
      return { start: startOf(answer, url) };
  }
  const account = accountInCookie();
  const state = account === null ? null : await startFromPhone(account);
  if (state) return { start: { kind: 'data', state, from: 'phone' } };
  return { start: startOf(await askMe(null, fetch, askFor), url) };
};

function startOf(answer: Answer, url: URL): Start {
  if ('delta' in answer) return { kind: 'data', state: merge(null, answer.delta), from: 'server' };
  if (answer.refused === 'signed-out')
    redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  return { kind: answer.refused === 'not-scored' ? 'not-scored' : 'nothing' };
}
