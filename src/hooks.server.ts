import { building, version } from '$app/environment';
import { getRequestEvent } from '$app/server';
import signedInScript from '$lib/local/signed-in-head.js?raw';
import signedOutScript from '$lib/local/signed-out-head.js?raw';
import type { Actor, RequestOrigin } from '$lib/server/platform/access/actor';
import { actorAtDashboard } from '$lib/server/domain/accounts/actor-at-dashboard';
import { actorOnPhone } from '$lib/server/domain/me/actor-on-phone';
import { kitCookies } from '$lib/server/platform/auth/kit-cookies';
import { liteCookie, readSecret } from '$lib/server/domain/boards/board-cookies';
import {
  answer,
  close,
  coded,
  drain,
  closeStreams,
  malformed,
  refusalResponse,
  serve
} from '$lib/server/before-kit';
import { compressAnswer } from '$lib/server/platform/http/compress-answer';
import { languageRequest } from '$lib/server/platform/http/language';
import { markChinese } from '$lib/server/platform/http/pages/mark-chinese';
import { plainBoard } from '$lib/server/platform/http/pages/page-key';
import { typedText, type TypedText } from '$lib/server/platform/http/typed-text';
import { createApp, type App } from '$lib/server/app';
import { ticketIn } from '$lib/server/domain/practice/practice-cookie';
import { openPracticeYears, type PracticeYears } from '$lib/server/domain/practice/practice-years';
import { Problem } from '$lib/server/platform/problem/problem';
import { once } from '$lib/server/platform/process/once';
import type { ServerProcess } from '$lib/server/platform/process/server-process';
import { faultOf } from '$lib/server/platform/http/fault-of';
import { noteRefusal } from '$lib/server/platform/requests/note-refusal';
import { idHeader } from '$lib/server/platform/requests/requests';
import { readSettings } from '$lib/server/platform/settings/settings';
import { whyStoreNotOpen } from '$lib/server/platform/store/open-store';
import { ownerCookie, largePrintCookie, phoneOwner, wipedCookie } from '$lib/sync';
import { m } from '$lib/text';
import { networkAddressOf } from './routes/network-address-of';
import { dashboardCookie } from './routes/dashboard-cookie';
import { leavePractice } from './routes/practice/leave-practice';
import { practiceMark } from './routes/practice/practice-mark';
import { paraglideMiddleware } from '$lib/text/generated/server';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';

/** The app survives a hot reload, as the database handle that it holds must. */
const opened = once<{ app: Promise<App> | null; practiceYears: PracticeYears | null }>('app', () => ({
  app: null,
  practiceYears: null
}));

/** Kit's event; undefined where the process answers before Kit. */
function visit() {
  try {
    return getRequestEvent();
  } catch {
    return null;
  }
}

/** Opens the app and the practice years once, before the first request. */
export const init: ServerInit = async () => {
  if (building) return;
  // The process's entry has read the settings already; in development there is no entry.
  const settings = once('settings', () => readSettings(process.env));
  opened.app ??= createApp(settings, {
    plugins: [kitCookies(visit)],
    jobs: true
  }).then(
    ({ app }) => app,
    (error: unknown) => {
      throw whyStoreNotOpen(error, settings);
    }
  );
  const app = await opened.app;
  opened.practiceYears ??= openPracticeYears(settings, { plugins: [kitCookies(visit)], clock: app.clock });
  serve(app, opened.practiceYears);
  // The functions that the process's entry calls (src/server.ts).
  once<ServerProcess>('process', () => ({
    answer,
    malformed,
    drain,
    closeStreams,
    close,
    log: app.log,
    setupPath: app.setup.path
  }));
};

/** Turns database and disk failures into one complete error response, for pages and endpoints alike. */
const withFault: Handle = async ({ event, resolve }) => {
  try {
    const response = await resolve(event);
    return event.locals.fault ? refusalResponse(event.request, event.locals.fault, typedIn(event)) : response;
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return refusalResponse(event.request, { ...fault, id: logFault(event, error) }, typedIn(event));
  }
};

const withApp: Handle = async ({ event, resolve }) => {
  if (building) return resolve(event);
  if (!opened.app || !opened.practiceYears) throw new Error('the app is not open');
  const home = await opened.app;
  home.requests.routed(event.request.headers.get(idHeader), event.route.id ?? '(none)');
  const ticket = ticketIn(event.request.headers.get('cookie'));
  const practice = ticket && (await opened.practiceYears.app(ticket));
  // A request meant for a practice year that is gone must not be carried out in the real app.
  if (ticket && !practice) {
    const gone = new Response(null, {
      status: 303,
      headers: { location: '/office/practice?gone', 'cache-control': 'no-store' }
    });
    for (const cookie of leavePractice(event)) gone.headers.append('set-cookie', cookie);
    return gone;
  }
  event.locals.app = practice ?? home;
  event.locals.practiceYears = opened.practiceYears;
  const signedIn = await event.locals.app.entrance.signedIn(event.request.headers);
  event.locals.signedIn = signedIn && {
    ...signedIn,
    actor: { ...signedIn.actor, place: placeOf(event.request) }
  };
  // A password that the office handed out opens only /account, where it is changed.
  const own = signedIn && !signedIn.mustChange ? (event.locals.signedIn?.actor ?? null) : null;
  event.locals.actor = own && (await actorHere(event, own));
  event.locals.pageLifetime = null;
  // The sign-in library's own routes stay unmounted: the sign-in page calls it directly, and no other
  // endpoint is needed.
  const response = await resolve(event);
  // The page's own head names the same files. In the header they take 4 KB, which is nginx's limit for all headers.
  response.headers.delete('link');
  if (response.ok && /^\/wall\/preview(?:\/lite)?$/.test(event.url.pathname)) asRehearsal(response);
  // Practice pages are never cached, because the same address is another page outside the practice year.
  if (practice) response.headers.set('cache-control', 'private, no-store');
  return response;
};

/** The account's actor on this page: at the dashboard that is open, or in the unit that the phone shows. */
async function actorHere(event: RequestEvent, own: Actor): Promise<Actor> {
  const { app } = event.locals;
  if (event.route.id?.startsWith('/office')) return actorAtDashboard(app, own, dashboardCookie.of(event));
  return isAboutOneself(event) ? actorOnPhone(app, own, event.cookies.get(ownerCookie.name)) : own;
}

/** Whether it is a page or an answer about whoever is signed in, or the page where one signs in. */
const isAboutOneself = ({ route }: RequestEvent): boolean =>
  /^\/(?:sign-in|account|me|api\/me)(?:\/|$)/.test(route.id ?? '');

/**
 * Allows the office alone to show a board in a frame. A framed draft may have a film that is still on the
 * writer's device (a blob), as its pictures are.
 */
function asRehearsal({ headers }: Response): void {
  const policy = headers.get('content-security-policy');
  if (!policy) return;
  const framed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  headers.set('content-security-policy', `${framed}; media-src 'self' blob:`);
}

/** The request's origin for the audit trail. */
function placeOf(request: Request): RequestOrigin {
  return { address: networkAddressOf(request), device: request.headers.get('user-agent') ?? '' };
}

/** Before there is a unit, every page that a person opens leads to the one that says so. */
const withSetup: Handle = async ({ event, resolve }) => {
  const isPage =
    event.request.method === 'GET' && /text\/html/.test(event.request.headers.get('accept') ?? '');
  const isOwn = /^\/(?:setup|api|healthz|readyz|metrics)(?:\/|$)/.test(event.url.pathname);
  if (building || !isPage || isOwn || !(await event.locals.app.setup.isNeeded())) return resolve(event);
  return new Response(null, { status: 303, headers: { location: '/setup', 'cache-control': 'no-store' } });
};

const withLanguage: Handle = ({ event, resolve }) => {
  const asked = languageRequest(event.request);
  // A refusal reads the language from the request as well.
  if (asked.headers.get('cookie') !== event.request.headers.get('cookie'))
    event.request = new Request(event.request, { headers: asked.headers });
  return paraglideMiddleware(asked, ({ locale }) =>
    resolve(event, {
      transformPageChunk: ({ html }) => {
        const page = html
          .replace('"%lang%"', `"${locale}"${isLargePrint(event) ? ' class="large-print"' : ''}`)
          .replace('%watchdog%', watchdog)
          .replace('%session-head%', () => sessionHead(event))
          .replace('%noscript%', noScript(event.route.id))
          .replace('%practice%', !building && event.locals.app.practice ? practiceMark() : '')
          .replace('%drawn%', event.route.id === '/shell' ? lastDrawn : '');
        return locale === 'zh-CN' ? page : markChinese(page);
      }
    })
  );
};

/** Whether this phone's pages are in large print. The prerendered shell asks for itself (static/last-drawn.js). */
function isLargePrint({ route, cookies }: RequestEvent): boolean {
  return !building && route.id?.startsWith('/me') === true && cookies.get(largePrintCookie.name) === '1';
}

/**
 * A note for browsers without JavaScript: the board is drawn by script, and would otherwise stay white
 * without a reason.
 */
function noScript(route: string | null): string {
  return route?.startsWith('/wall') && !route.endsWith('/lite')
    ? `<noscript><p>${m.wall_no_script()}</p></noscript>`
    : '';
}

/** Only the prerendered shells get the watchdog, because a page from the server has already painted. */
const watchdog = building ? '<script src="/watchdog.js" async></script>' : '';

/**
 * Stands in the head of every page about whoever is signed in, and runs before anything of it is shown. It notes which forms are
 * sent before the page's program has come. And on a device that was wiped (`local/phone/storage/wiped-mark.ts`) whose cookie Safari
 * has dropped after seven days, the record beside it is left: the page isn't shown, the cookie is set again, and the server ends
 * the session before it answers once more. The script is part of the page, because a file would come after all that the page
 * preloads; the policy names it by its hash (svelte.config.js).
 */
const signedInHead = `<script>${signedInScript}</script>`;

/** Stands in the head of the page for signing in, and forgets, before the form can be sent, that the device was wiped. */
const signedOutHead = `<script>${signedOutScript}</script>`;

function sessionHead(event: RequestEvent): string {
  if (!event.locals.signedIn) return event.route.id === '/sign-in' ? signedOutHead : '';
  return isPersons(event) ? signedInHead : '';
}

/** This script runs before the program, and shows what the phone showed last. */
const lastDrawn = building ? `<script src="/last-drawn.js" data-version="${version}"></script>` : '';

/**
 * Names in a cookie whose data the page shows, for a phone that starts without the server and must not open
 * another account's.
 */
const withAccount: Handle = ({ event, resolve }) => {
  const { app, actor: here } = event.locals;
  // In a practice year the phone still is whose it was.
  const actor = building || !isAboutOneself(event) || app.practice !== null ? null : here;
  // A page renews the cookie; an answer only corrects one that names another unit or account, and stays small.
  const shown = event.cookies.get(ownerCookie.name);
  const isAnswer = event.route.id?.startsWith('/api/') === true;
  if (actor && (!isAnswer || (shown !== undefined && shown !== phoneOwner(actor)))) {
    const secure = event.url.protocol === 'https:';
    event.cookies.set(ownerCookie.name, phoneOwner(actor), {
      path: '/',
      httpOnly: false,
      secure,
      maxAge: ownerCookie.maxAge
    });
  }
  return resolve(event);
};

/**
 * Removes the mark of a wiped device once its session has ended (`http/wiped-device.ts`). Signing in sets the
 * new session with the same answer, so the mark never affects it.
 */
const withMark: Handle = ({ event, resolve }) => {
  // A resident's page is cached for everybody, and this header would be cached with it.
  if (!building && !isResidents(event) && event.cookies.get(wipedCookie.name) !== undefined)
    event.cookies.delete(wipedCookie.name, { path: '/', httpOnly: false, secure: false });
  return resolve(event);
};

/**
 * Caches residents' pages, and the plain board of a screen that has no board, as bytes, and forbids caching
 * of anything about a person. Pages that anybody may request are rendered in turn, so that a flood of them
 * leaves time for the office.
 */
const withKeeping: Handle = async ({ event, resolve }) => {
  if (building) return resolve(event);
  const { pages } = event.locals.app;
  const isPublic = isResidents(event);
  if (isPublic) await arrive(event);
  const render = async () => coded(event.request, await resolve(event));
  if (isPublic)
    return pages.through(
      event.request,
      render,
      () => event.locals.pageLifetime,
      () => typedIn(event)
    );
  if (isWithoutBoard(event)) return pages.through(event.request, render, () => event.locals.pageLifetime);
  return (await isAnybodys(event)) ? pages.inTurn(event.request, render) : render();
};

/**
 * Whether the plain board is asked for by a screen that names no board and has no token of one. All such
 * screens get the same page.
 */
function isWithoutBoard({ route, request, url, cookies, isDataRequest }: RequestEvent): boolean {
  if (route.id !== plainBoard || isDataRequest || !['GET', 'HEAD'].includes(request.method)) return false;
  return !url.searchParams.get('board') && readSecret(cookies.get(liteCookie.name)) === null;
}

/** Whether it is a page for residents, which has no script and is the same for everybody. */
const isResidents = ({ route }: RequestEvent): boolean => route.id?.startsWith('/(resident)') === true;

/** Whether it is a page about whoever is signed in. All others are the same for everybody. */
const isPersons = ({ route }: RequestEvent): boolean =>
  !building && /^\/(?:account|me|mine|office)(?:\/|$)/.test(route.id ?? '');

/** Reads a form before its turn begins, because one that arrives slowly would keep all residents waiting. */
async function arrive(event: RequestEvent): Promise<void> {
  const { request } = event;
  if (request.body === null) return;
  const body = new Uint8Array(await request.arrayBuffer());
  event.locals.sent = { type: request.headers.get('content-type') ?? '', body };
  event.request = new Request(request, { body });
}

function typedIn({ locals: { sent } }: RequestEvent): TypedText | null {
  return sent ? typedText(sent) : null;
}

/**
 * Whether anybody may request the page: unknown addresses, and the plain board without the token of a paired
 * screen.
 */
async function isAnybodys({ route, cookies, locals }: RequestEvent): Promise<boolean> {
  if (route.id === null) return true;
  if (route.id !== plainBoard) return false;
  const token = readSecret(cookies.get(liteCookie.name));
  return token === null || (await locals.app.screens.holder(token)).kind !== 'board';
}

/** The phone's pages and its data go out compressed also without a proxy; all that stands in them is the reader's own. */
const withCompression: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const isPhones = /^\/(?:me|api\/me)(?:\/|$)/.test(event.route.id ?? '');
  return building || !isPhones ? response : compressAnswer(event.request, response);
};

export const handle = sequence(
  withCompression,
  withFault,
  withApp,
  withSetup,
  withLanguage,
  withAccount,
  withMark,
  withKeeping
);

/** Codes for what Kit itself refuses, by status. */
const codes: Partial<Record<number, string>> = { 404: 'not-found', 405: 'not-allowed', 413: 'too-large' };

/** Gives each error page its code. Only faults of the server are logged, with an id that the page shows. */
export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status < 500) return withCode(codes[status] ?? 'refused');
  if (building) return withCode('internal');
  // People read the id out to support, who find the log line by it.
  const id = logFault(event, error);
  const fault = faultOf(error);
  if (fault) event.locals.fault = { ...fault, id };
  const known = error instanceof Problem ? error.code : 'internal';
  return { ...withCode(fault?.code ?? known), id };
};

function logFault(event: RequestEvent, error: unknown): string | undefined {
  const id = event.request.headers.get(idHeader) ?? undefined;
  event.locals.app?.log.error({ err: error, req: id, route: event.route.id }, 'fault');
  return id;
}

function withCode(code: string): App.Error {
  noteRefusal(code);
  return { message: code, code };
}
