import { needKey } from '$lib/server/platform/command/run-command';
import { Problem } from '$lib/server/platform/problem/problem';
import { needProtocol } from '$lib/server/platform/requests/need-protocol';
import { jsonAnswer } from '../../../json-endpoint';

/** The most keys of one request. */
const most = 100;

/**
 * Tells a phone which of the forms that it sent the server has: `?keys=` are their keys, joined by commas, and the answer is
 * `{"known":[…]}`. A server that was put back to a backup lacks those that came after it.
 */
export const GET = jsonAnswer(async ({ locals, url }) => {
  if (!locals.actor) throw new Problem('signed-out', 401);
  needProtocol(url);
  const keys = (url.searchParams.get('keys') ?? '').split(',').filter(Boolean);
  if (keys.length > most) throw new Problem('bad-form', 400);
  keys.forEach(needKey);
  return { known: await locals.app.answeredKeys(locals.actor, keys) };
});
