/**
 * A refusal that people get to read: a code, and what fills its sentence. The sentences stand in
 * `text/messages/problem.*.json` as `problem_<code with underscores>`; the HTTP status is the door's.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 503,
    readonly params: Record<string, string | number> = {}
  ) {
    super(code);
    this.name = 'Problem';
  }
}
