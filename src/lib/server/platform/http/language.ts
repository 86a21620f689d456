import { isPublicPath, plainBoard } from './pages/page-key';

/** Boards that the server draws, and what the office sees of them beforehand. */
const drawnHere = [plainBoard, '/wall/preview/lite'];

const localeCookie = 'PARAGLIDE_LOCALE';

/**
 * Makes the request by which the message middleware chooses a language. On public pages the address decides: zh-CN, or
 * English with `?lang=en`, whatever the reader's settings, so that one address is one text whose bytes can be kept. So it is
 * on a board that the server draws, since the machine behind it is often set to English. On other pages the reader's own
 * headers decide.
 *
 * @returns address and headers alone: the middleware copies a body, and a claim's photo would be held twice
 */
export function languageRequest(request: Request): Request {
  const { pathname, searchParams } = new URL(request.url);
  const headers = new Headers(request.headers);
  if (isPublicPath(pathname) || drawnHere.includes(pathname))
    headers.set('cookie', `${localeCookie}=${searchParams.get('lang') === 'en' ? 'en' : 'zh-CN'}`);
  return new Request(request.url, { headers });
}
