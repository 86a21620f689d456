import type { Problem } from './problem';

/** A refusal as JSON doors give it: `{"error":{"code","params"}}`; whoever shows it has the sentences. */
export function problemJson({ code, params, status }: Problem): Response {
  return Response.json({ error: { code, params } }, { status });
}
