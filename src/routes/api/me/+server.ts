import { myAnswer } from '$lib/server/domain/me/my-answer';
import type { Entrance } from '$lib/server/platform/auth/entrance';
import { Problem } from '$lib/server/platform/problem/problem';
import { needProtocol } from '$lib/server/platform/requests/need-protocol';
import { ownerCookie } from '$lib/sync';
import type { Cookies } from '@sveltejs/kit';
import { jsonAnswer } from '../../json-endpoint';

/** The refusal of a browser without a session: an ended session of an account with roles may be begun anew, another one not. */
async function refusalOf(entrance: Entrance, headers: Headers, cookies: Cookies): Promise<Problem> {
  const [account = ''] = (cookies.get(ownerCookie.name) ?? '').split('.');
  const hasLostRoles = account !== '' && (await entrance.hasLostRoles(headers, account));
  return hasLostRoles ? new Problem('not-scored', 403) : new Problem('signed-out', 401);
}

/**
 * Answers with the changes that one's phone lacks (MyDelta) since the cursor `?after=` in the epoch
 * `?epoch=`. `?scheme=` is the digest of the scheme that the phone has, `?longer=` its count of longer
 * periods, `?papers=` the digest of its papers, `?at=` the instant of its last answer. When these are missing or differ
 * from the server's, the answer holds everything. To a phone that names its whole parts (`?whole=`) and lacks nothing, the
 * answer says only that.
 */
export const GET = jsonAnswer(async ({ cookies, locals, request, url }) => {
  const after = Number(url.searchParams.get('after') ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) throw new Problem('bad-cursor', 400);
  if (!locals.actor) throw await refusalOf(locals.app.entrance, request.headers, cookies);
  needProtocol(url);
  const [epoch, at] = [url.searchParams.get('epoch'), url.searchParams.get('at')];
  const [scheme, papers] = [url.searchParams.get('scheme'), url.searchParams.get('papers')];
  const longer = url.searchParams.has('longer') ? Number(url.searchParams.get('longer')) : null;
  const wholeDigest = url.searchParams.get('whole');
  return myAnswer(locals.app, locals.actor, after, { epoch, at, scheme, longer, papers, wholeDigest });
});
