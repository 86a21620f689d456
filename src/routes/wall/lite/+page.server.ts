import { liteCookie, readSecret } from '$lib/server/boards/board-cookies';
import type { BoardFeed } from '$lib/sync';
import { version } from '$app/environment';
import { keepCookie } from '../../keep-cookie';
import { askedTheme } from '$display/asked-theme';
import { liteView } from './lite-view';
import type { PageServerLoad, RequestEvent } from './$types';

// Drawn here alone; what it does in the browser is static/lite.js, which a browser of 2016 reads.
export const csr = false;

/** Emergencies and pictures are what a board that knows this much is told (see `unit-feed`); this page knows whatever its server does. */
const knows = 3;

/**
 * The plain board, for browsers that can't run the whole one: all its pages at once, from the same feed. `?board=` is the
 * demo's, as `/wall/{code}`; without it, it is this screen's own, by the token in its cookie. `?page=` is which of them
 * stands in front, for browsers that run no script and are led through them.
 */
export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const now = locals.house.clock();
  const board = url.searchParams.get('board');
  const found = board === null ? await ownFeed(event) : await demoFeed(event, board);
  const theme = askedTheme(url, board === null ? null : 'day');
  const view = liteView(found.kind === 'board' ? found.feed : null, { now: now.getTime(), theme });
  return {
    ...{ board, version, theme, view },
    english: url.searchParams.get('lang') === 'en',
    kind: found.kind,
    front: frontOf(url, view.pages.length)
  };
};

type Found = { kind: 'board'; feed: BoardFeed } | { kind: 'unpaired' | 'ended' | 'unknown' };

async function ownFeed(event: RequestEvent): Promise<Found> {
  const { screens } = event.locals.house;
  const token = readSecret(event.cookies.get(liteCookie.name));
  const holder = await screens.holder(token);
  if (holder.kind === 'ended') {
    await screens.noteRefusal(holder.board);
    return { kind: 'ended' };
  }
  if (holder.kind === 'nobody' || token === null) return { kind: 'unpaired' };
  // Browsers keep a cookie for 400 days at most.
  keepCookie(event, liteCookie, token);
  return { kind: 'board', feed: await screens.feed(holder, knows) };
}

async function demoFeed({ locals }: RequestEvent, board: string): Promise<Found> {
  const feed = await locals.house.public.boardFeed(board, knows);
  return feed ? { kind: 'board', feed } : { kind: 'unknown' };
}

/** `?page=` counts from 1, and begins anew after the last. */
function frontOf({ searchParams }: URL, pages: number): number {
  const asked = Number(searchParams.get('page') ?? 1);
  return Number.isSafeInteger(asked) && asked > 0 && pages > 0 ? (asked - 1) % pages : 0;
}
