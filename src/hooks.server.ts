import { building, version } from '$app/environment';
import { getRequestEvent } from '$app/server';
import type { Place } from '$lib/server/accounts/actor';
import { actorAtDesk } from '$lib/server/accounts/actor-at-desk';
import { kitCookies } from '$lib/server/auth/kit-cookies';
import { close, coded, drain, front, hush, malformed, refusal, serve } from '$lib/server/front';
import { withLanguageOfAddress } from '$lib/server/front/language';
import { openHouse, type House } from '$lib/server/house';
import { ticketIn } from '$lib/server/play/play-cookie';
import { playYears, type PlayYears } from '$lib/server/play/play-years';
import { Problem } from '$lib/server/problem';
import { once } from '$lib/server/once';
import { faultOf } from '$lib/server/requests/fault-of';
import { idHeader } from '$lib/server/requests/requests';
import { readSettings } from '$lib/server/settings/settings';
import { whyNotOpen } from '$lib/server/store/open-store';
import { accountCookie } from '$lib/sync';
import { m } from '$lib/text';
import { addressOf } from './routes/address-of';
import { deskCookie } from './routes/desk-cookie';
import { leavePlay } from './routes/play/leave-play';
import { playMark } from './routes/play/play-mark';
import { paraglideMiddleware } from '$lib/text/generated/server';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';

/** Survives a hot reload, as the database handle that it holds must. */
const opened = once<{ house: Promise<House> | null; plays: PlayYears | null }>('house', () => ({
  house: null,
  plays: null
}));

/** Kit's event; none where the process answers before Kit. */
function visit() {
  try {
    return getRequestEvent();
  } catch {
    return null;
  }
}

export const init: ServerInit = async () => {
  if (building) return;
  // The process's entry has read them; in development there is none.
  const settings = once('settings', () => readSettings(process.env));
  opened.house ??= openHouse(settings, {
    plugins: [kitCookies(visit)],
    jobs: true
  }).then(
    ({ house }) => house,
    (error: unknown) => {
      throw whyNotOpen(error, settings);
    }
  );
  const house = await opened.house;
  opened.plays ??= playYears(settings, { plugins: [kitCookies(visit)], clock: house.clock });
  serve(house, opened.plays);
  // What the process's entry asks for (src/server.ts).
  once('process', () => ({
    front,
    malformed,
    drain,
    hush,
    close,
    log: house.log,
    setupPath: house.setup.path
  }));
};

/** Whatever needed the database while it or its disk failed, page or door: one answer, and no half page. */
const withFault: Handle = async ({ event, resolve }) => {
  try {
    const response = await resolve(event);
    return event.locals.fault ? refusal(event.request, event.locals.fault) : response;
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return refusal(event.request, { ...fault, id: tellFault(event, error) });
  }
};

const withHouse: Handle = async ({ event, resolve }) => {
  if (building) return resolve(event);
  if (!opened.house || !opened.plays) throw new Error('the house is not open');
  const home = await opened.house;
  home.requests.routed(event.request.headers.get(idHeader), event.route.id ?? '(none)');
  const ticket = ticketIn(event.request.headers.get('cookie'));
  const play = ticket && (await opened.plays.house(ticket));
  // Nothing that was meant for a play year may be done in the real house, once that year is gone.
  if (ticket && !play) {
    const answer = new Response(null, {
      status: 303,
      headers: { location: '/office/play?gone', 'cache-control': 'no-store' }
    });
    for (const cookie of leavePlay(event)) answer.headers.append('set-cookie', cookie);
    return answer;
  }
  event.locals.house = play ?? home;
  event.locals.plays = opened.plays;
  const signedIn = await event.locals.house.entrance.signedIn(event.request.headers);
  event.locals.signedIn = signedIn && {
    ...signedIn,
    actor: { ...signedIn.actor, place: placeOf(event.request) }
  };
  // A password that the office handed over opens one page only: /account, where it is changed.
  const own = signedIn && !signedIn.mustChange ? (event.locals.signedIn?.actor ?? null) : null;
  const isOffice = event.route.id?.startsWith('/office') === true;
  event.locals.actor =
    own && isOffice ? await actorAtDesk(event.locals.house, own, deskCookie.of(event)) : own;
  event.locals.shelf = null;
  // Sign-in's own routes stay unmounted: the sign-in page calls it, and no other door is needed.
  const response = await resolve(event);
  if (response.ok && /^\/wall\/preview(?:\/lite)?$/.test(event.url.pathname)) asRehearsal(response);
  // What is shown in a play year is kept by nobody: the same address is another page outside.
  if (play) response.headers.set('cache-control', 'private, no-store');
  return response;
};

/**
 * The office shows a board in a frame of its own, and nobody else does; with a draft in it, whose film is still on the writer's
 * device, as its pictures are.
 */
function asRehearsal({ headers }: Response): void {
  const policy = headers.get('content-security-policy');
  if (!policy) return;
  const framed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  headers.set('content-security-policy', `${framed}; media-src 'self' blob:`);
}

/** For the trail of acts: see `audit/places`. */
function placeOf(request: Request): Place {
  return { address: addressOf(request), device: request.headers.get('user-agent') ?? '' };
}

/** Before there is a unit, every page that a person opens leads to the one that says so. */
const withSetup: Handle = async ({ event, resolve }) => {
  const isPage =
    event.request.method === 'GET' && /text\/html/.test(event.request.headers.get('accept') ?? '');
  const isOwn = /^\/(?:setup|api|healthz|readyz|metrics)(?:\/|$)/.test(event.url.pathname);
  if (building || !isPage || isOwn || !(await event.locals.house.setup.isNeeded())) return resolve(event);
  return new Response(null, { status: 303, headers: { location: '/setup', 'cache-control': 'no-store' } });
};

const withLanguage: Handle = ({ event, resolve }) =>
  paraglideMiddleware(withLanguageOfAddress(event.request), ({ request, locale }) => {
    event.request = request;
    return resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%lang%', locale)
          .replace('%watchdog%', watchdog)
          .replace('%noscript%', noScript(event.route.id))
          .replace('%play%', !building && event.locals.house.play ? playMark() : '')
          .replace('%drawn%', event.route.id === '/shell' ? lastDrawn : '')
    });
  });

/** A board is drawn in the browser: without JavaScript it would be white, and nobody would know why. */
function noScript(route: string | null): string {
  return route?.startsWith('/wall') && !route.endsWith('/lite')
    ? `<noscript><p>${m.wall_no_script()}</p></noscript>`
    : '';
}

/** Only the prerendered shells have it: a page from the server has painted already. */
const watchdog = building ? '<script src="/watchdog.js" async></script>' : '';

/** Before the program: what the phone showed last. */
const lastDrawn = building ? `<script src="/last-drawn.js" data-version="${version}"></script>` : '';

/** Whose session this is, for a phone that starts without the server and must not open another one's data. */
const withAccount: Handle = ({ event, resolve }) => {
  const account = building ? undefined : event.locals.actor?.account;
  if (account && /^\/(?:sign-in|me)(?:\/|$)/.test(event.route.id ?? '')) {
    const secure = event.url.protocol === 'https:';
    event.cookies.set(accountCookie.name, account, {
      path: '/',
      httpOnly: false,
      secure,
      maxAge: accountCookie.maxAge
    });
  }
  return resolve(event);
};

/** Residents' pages are kept as bytes; everything about a person is never kept by anybody on the way. */
const withKeeping: Handle = async ({ event, resolve }) => {
  if (building) return resolve(event);
  const { house } = event.locals;
  if (event.route.id?.startsWith('/(resident)')) {
    return house.pages.through(
      event.request,
      async () => coded(event.request, await resolve(event)),
      () => event.locals.shelf
    );
  }
  return coded(event.request, await resolve(event));
};

export const handle = sequence(withFault, withHouse, withSetup, withLanguage, withAccount, withKeeping);

/** What Kit itself refuses, by status. */
const codes: Partial<Record<number, string>> = { 404: 'not-found', 405: 'not-allowed', 413: 'too-large' };

export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status < 500) return withCode(codes[status] ?? 'refused');
  if (building) return withCode('internal');
  // People read the id out to support, who finds the line by it.
  const id = tellFault(event, error);
  const fault = faultOf(error);
  if (fault) event.locals.fault = { ...fault, id };
  const known = error instanceof Problem ? error.code : 'internal';
  return { ...withCode(fault?.code ?? known), id };
};

function tellFault(event: RequestEvent, error: unknown): string | undefined {
  const id = event.request.headers.get(idHeader) ?? undefined;
  event.locals.house?.log.error({ err: error, req: id, route: event.route.id }, 'fault');
  return id;
}

function withCode(code: string): App.Error {
  return { message: code, code };
}
