import { liteCookie, readSecret } from '$lib/server/domain/boards/board-cookies';
import { unlimitedLifetime } from '$lib/server/platform/http/pages/page-store';
import type { BoardFeed } from '$lib/sync';
import { version } from '$app/environment';
import { keepCookie } from '../../keep-cookie';
import { askedTheme } from '$display/asked-theme';
import { liteView } from './lite-view';
import type { PageServerLoad, RequestEvent } from './$types';

// The server alone draws this page; its script is display/plain, which runs in browsers of 2016.
export const csr = false;

/**
 * The plain board, for browsers that can't run the whole one: all its pages at once, from the same feed.
 * `?board=` names a demo board; without it, the token in the cookie tells which board this screen is.
 * `?page=` is the page in front, for browsers without script, which are led from page to page.
 */
export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const now = locals.app.clock();
  const board = url.searchParams.get('board');
  const found = board === null ? await ownFeed(event) : await demoFeed(event, board);
  const theme = askedTheme(url, board === null ? null : 'day');
  const view = liteView(found.kind === 'board' ? found.feed : null, { now: now.getTime(), theme });
  return {
    board,
    version,
    theme,
    view,
    english: url.searchParams.get('lang') === 'en',
    kind: found.kind,
    front: frontOf(url, view.pages.length)
  };
};

type LiteBoardState = { kind: 'board'; feed: BoardFeed } | { kind: 'unpaired' | 'ended' | 'unknown' };

async function ownFeed(event: RequestEvent): Promise<LiteBoardState> {
  const { screens } = event.locals.app;
  const token = readSecret(event.cookies.get(liteCookie.name));
  const holder = await screens.holder(token);
  if (holder.kind === 'ended') {
    await screens.noteRefusal(holder.board);
    return { kind: 'ended' };
  }
  if (token === null) event.locals.pageLifetime = unlimitedLifetime;
  if (holder.kind === 'nobody' || token === null) return { kind: 'unpaired' };
  // Browsers keep a cookie for 400 days at most, so each visit renews it.
  keepCookie(event, liteCookie, token);
  return { kind: 'board', feed: await screens.feed(holder) };
}

async function demoFeed({ locals }: RequestEvent, board: string): Promise<LiteBoardState> {
  const feed = await locals.app.public.boardFeed(board);
  return feed ? { kind: 'board', feed } : { kind: 'unknown' };
}

/** The index of the page in front. `?page=` counts from 1 and starts over after the last page. */
function frontOf({ searchParams }: URL, pages: number): number {
  const asked = Number(searchParams.get('page') ?? 1);
  return Number.isSafeInteger(asked) && asked > 0 && pages > 0 ? (asked - 1) % pages : 0;
}
