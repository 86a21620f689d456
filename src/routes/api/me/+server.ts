import { myDelta } from '$lib/server/me/my-delta';
import { Problem } from '$lib/server/problem';
import { jsonAnswer } from '../../json-door';

/** What one's phone lacks since `?after=`, when it reckons by `?scheme=` (MyDelta). */
export const GET = jsonAnswer(async ({ locals, url }) => {
  const after = Number(url.searchParams.get('after') ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) throw new Problem('bad-cursor', 400);
  if (!locals.actor) throw new Problem('signed-out', 401);
  return myDelta(locals.house, locals.actor, after, url.searchParams.get('scheme'));
});
