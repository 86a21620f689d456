import type { WorkboxPlugin } from 'workbox-core/types';
import { isOwnAnswer, isOwnShell, typeOf } from './own-answer';

/**
 * Fetches a file that is to be kept.
 * @throws TypeError when the answer isn't our server's own
 */
export async function fetchOwn(address: string, type: RegExp): Promise<Response> {
  const answer = await orPastCache(address, await fetch(address), type);
  if (!isOwnAnswer(answer, type))
    throw new TypeError(`${address}: ${answer.status} ${answer.headers.get('content-type') ?? ''}`);
  return answer;
}

/** The browser's own cache may have kept a portal's page, so the server is asked past it before an answer is refused. */
function orPastCache(request: RequestInfo, answer: Response, type: RegExp): Response | Promise<Response> {
  if (!answer.ok || isOwnAnswer(answer, type)) return answer;
  return fetch(request, { cache: 'reload' });
}

/**
 * Has Workbox keep nothing but our server's own answers. An install that meets another one fails, because Workbox ends it
 * when a file isn't kept.
 * @param shell the page that has to be of this version; null: none is precached, or it names no version (in development)
 */
export function ownAnswersOnly(shell: { pathname: string; version: string } | null): WorkboxPlugin {
  const typeFor = ({ url }: Request) => typeOf(new URL(url).pathname);
  return {
    fetchDidSucceed: async ({ request, response }) => orPastCache(request, response, typeFor(request)),
    async cacheWillUpdate({ request, response }) {
      if (!isOwnAnswer(response, typeFor(request))) return null;
      const isOwn =
        shell?.pathname !== new URL(request.url).pathname ||
        isOwnShell(await response.clone().text(), shell.version);
      return isOwn ? response : null;
    }
  };
}
