import { may } from '$lib/server/platform/access/actor';
import { readBody } from '$lib/server/platform/http/read-body';
import { Problem } from '$lib/server/platform/problem/problem';
import { filePart, phoneOwner } from '$lib/sync';
import type { RequestEvent } from '@sveltejs/kit';
import { jsonAnswer } from '../../../json-endpoint';

/**
 * Takes a part of a file whose form follows (`sync/claim-limits`), as bytes. `key` is the form's, `place` the bytes before this part.
 * Without bytes it only asks. Answers with the bytes that are there, from the file's beginning: `{"have":120000}`.
 */
export const POST = jsonAnswer(async ({ locals: { actor, app }, url, request }: RequestEvent) => {
  if (!actor) throw new Problem('signed-out', 401);
  if (!may(actor, 'score-oneself') || actor.subject === null) throw new Problem('not-scored', 403);
  if (request.headers.get('content-type') !== 'application/octet-stream')
    throw new Problem('bad-request', 415);
  if (url.searchParams.get('opener') !== phoneOwner(actor)) throw new Problem('other-account', 409);
  const bytes = await readBody(request, filePart);
  const { account } = actor;
  const before = url.searchParams.get('place') ?? '';
  const place = /^\d{1,9}$/.test(before) ? Number(before) : -1;
  const key = url.searchParams.get('key') ?? '';
  return { have: await app.incomingFiles.take({ account, key, place, bytes }) };
});
