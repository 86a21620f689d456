import { m } from '$lib/text';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from '../../platform/http/pages/page-headers';
import { plainBoard } from '../../platform/http/pages/page-key';
import { screenBrowser, type ScreenBrowser } from './screen-browser';

/**
 * Answers a board's address for a browser that can't run the whole board: it is redirected to the plain
 * one, or shown what it is and what helps. The server decides by the browser's name for itself, because the
 * shell that a worker stores is the same for all.
 * @returns whether it was answered; else the request is Kit's
 */
export function answerWall(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false;
  // A cheap first look: nearly no request is for a board. Browsers resolve dots in an address before they ask.
  if (!req.url?.startsWith('/wall')) return false;
  const { pathname, searchParams } = new URL(req.url, 'http://app');
  const [, wall, board = '', ...more] = pathname.split('/');
  if (wall !== 'wall' || more.length > 0) return false;
  const browser = screenBrowser(req.headers['user-agent'] ?? '');
  if (browser.fit === 'full' || (browser.fit === 'lite' && pathname === plainBoard)) return false;
  if (browser.fit === 'lite') {
    if (board) searchParams.set('board', decodeURIComponent(board));
    const query = searchParams.toString();
    res
      .writeHead(302, {
        location: query ? `${plainBoard}?${query}` : plainBoard,
        'cache-control': 'no-store'
      })
      .end();
    return true;
  }
  const origin = `${req.headers['x-sunboard-proto']?.toString() ?? 'http'}://${req.headers.host}`;
  const locale = searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
  const body = tooOld(browser, { wall: `${origin}/wall`, home: `${origin}/` }, locale);
  res.writeHead(200, { ...pageHeaders(body), 'cache-control': 'private, no-store' });
  res.end(req.method === 'HEAD' ? undefined : body);
  return true;
}

/**
 * The style uses nothing that a browser of 2010 couldn't draw, and large letters, because the screen hangs
 * on a wall.
 */
const style =
  'body{margin:0;padding:5%;background:#f6f1e6;color:#1d1914;font:32px/1.6 sans-serif}' +
  'h1{margin:0 0 24px;font-size:56px;line-height:1.3}p{margin:0 0 20px}li{margin:0 0 16px}b{white-space:nowrap}';

function tooOld(
  { name: browser, device }: ScreenBrowser,
  addresses: { wall: string; home: string },
  locale: 'zh-CN' | 'en'
): string {
  const said = { locale };
  const found = device ? m.lite_old_found_on({ browser, device }, said) : m.lite_old_found({ browser }, said);
  return (
    `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${m.lite_old_title({}, said)}</title>` +
    `<style>${style}</style><h1>${m.lite_old_title({}, said)}</h1>` +
    `<p>${found} ${m.lite_old_needs({}, said)}</p><p>${m.lite_old_what({}, said)}</p>` +
    `<ol><li>${m.lite_old_update({}, said)}</li><li>${m.lite_old_box({}, said)} <b>${addresses.wall}</b></li></ol>` +
    `<p>${m.lite_old_public({}, said)} <b>${addresses.home}</b></p></html>`
  );
}
