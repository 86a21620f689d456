import { myDelta } from '$lib/server/me/my-delta';
import { Problem } from '$lib/server/problem';
import { jsonAnswer } from '../../json-door';

/**
 * What one's phone lacks since `?after=`, counted in `?epoch=`, when it reckons by `?scheme=` and has `?longer=` longer
 * periods (MyDelta).
 */
export const GET = jsonAnswer(async ({ locals, url }) => {
  const after = Number(url.searchParams.get('after') ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) throw new Problem('bad-cursor', 400);
  if (!locals.actor) throw new Problem('signed-out', 401);
  const [epoch, scheme] = [url.searchParams.get('epoch'), url.searchParams.get('scheme')];
  const longer = url.searchParams.has('longer') ? Number(url.searchParams.get('longer')) : null;
  const paper = url.searchParams.has('paper');
  const owed = url.searchParams.has('owed');
  const over = url.searchParams.has('over');
  const mended = url.searchParams.has('mended');
  return myDelta(locals.house, locals.actor, after, { epoch, scheme, longer, paper, owed, over, mended });
});
