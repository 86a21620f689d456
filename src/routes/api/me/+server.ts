import { json } from '@sveltejs/kit';
import { myDelta } from '$lib/server/me/my-delta';
import { Problem } from '$lib/server/problem';
import { problemJson } from '$lib/server/problem-json';
import type { RequestHandler } from './$types';

/** What one's phone lacks since `?after=`, when it reckons by `?scheme=` (MyDelta). */
export const GET: RequestHandler = async ({ locals, url }) => {
  try {
    const after = Number(url.searchParams.get('after') ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw new Problem('bad-cursor', 400);
    if (!locals.actor) throw new Problem('signed-out', 401);
    return json(await myDelta(locals.house, locals.actor, after, url.searchParams.get('scheme')));
  } catch (error) {
    if (error instanceof Problem) return problemJson(error);
    throw error;
  }
};
