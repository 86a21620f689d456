import { isPublicPath, plainBoard } from './pages/page-key';

/** Boards that the server draws, and what the office sees of them beforehand. */
const drawnHere = [plainBoard, '/wall/preview/lite'];

const localeCookie = 'PARAGLIDE_LOCALE';

/**
 * A public page speaks the language of its address, zh-CN unless it says `?lang=en`, and not the reader's settings:
 * one address is one text, on whatever phone it is opened, and its bytes can be kept. So does a board that the server
 * draws: the machine behind it is often set to English. Other pages are left alone.
 *
 * @returns a request without a body for the message middleware, which copies whatever it gets: a phone's claim would be read
 * twice, with its photo
 */
export function languageAsked(request: Request): Request {
  const { pathname, searchParams } = new URL(request.url);
  const headers = new Headers(request.headers);
  if (isPublicPath(pathname) || drawnHere.includes(pathname))
    headers.set('cookie', `${localeCookie}=${searchParams.get('lang') === 'en' ? 'en' : 'zh-CN'}`);
  return new Request(request.url, { headers });
}
