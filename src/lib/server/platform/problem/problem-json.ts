import type { Problem } from './problem';
import { retryAfter } from './retry-after';

/** A refusal as JSON endpoints give it: `{"error":{"code","params"}}`; the receiver has the sentences. */
export function problemJson(problem: Problem): Response {
  const { code, params, status } = problem;
  return Response.json({ error: { code, params } }, { status, headers: retryAfter(problem) });
}
