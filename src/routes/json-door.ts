import { readBody } from '$lib/server/front/read-body';
import { Problem } from '$lib/server/problem';
import { problemJson } from '$lib/server/problem-json';
import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';

/** More than any JSON that the product sends; a passkey's attestation takes 2 KB. */
const largest = 16 * 1024;

type Answer = Response | object | null;

/**
 * A door that answers with JSON: what `run` gives, or a refusal as `{"error":{"code","params"}}`.
 * Where a request may come from is judged before Kit (`front/guard`), also for what only reads.
 */
export function jsonAnswer<Event extends RequestEvent>(run: (event: Event) => Promise<Answer>) {
  return async (event: Event): Promise<Response> => {
    try {
      const answer = await run(event);
      return answer instanceof Response ? answer : json(answer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status >= 500)
        event.locals.house.log.error({ code: error.code, route: event.route.id }, 'request');
      return problemJson(error);
    }
  };
}

/**
 * A door that takes JSON: `application/json` alone, which no form of another site can send, in UTF-8, of that shape.
 * Give `v.strictObject`: a field that nobody knows is a mistake, not a wish.
 * Refuses with `not-json` (415), `too-large` (413), `bad-json` (400), `bad-input` (422, with the field's path).
 */
export function jsonDoor<Schema extends v.GenericSchema, Event extends RequestEvent = RequestEvent>(
  schema: Schema,
  run: (event: Event, input: v.InferOutput<Schema>) => Promise<Answer>,
  { limit = largest }: { limit?: number } = {}
) {
  return jsonAnswer<Event>(async (event) => {
    const type = event.request.headers.get('content-type') ?? '';
    if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type.trim()))
      throw new Problem('not-json', 415);
    const read = v.safeParse(schema, parsed(await readBody(event.request, limit)));
    if (!read.success) throw new Problem('bad-input', 422, { field: v.getDotPath(read.issues[0]) ?? '' });
    return run(event, read.output);
  });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('bad-json', 400);
  }
}
