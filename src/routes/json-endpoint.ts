import { readBody } from '$lib/server/platform/http/read-body';
import { Problem } from '$lib/server/platform/problem/problem';
import { retryAfter } from '$lib/server/platform/problem/retry-after';
import { noteRefusal } from '$lib/server/platform/requests/note-refusal';
import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';

/** In bytes, more than any JSON that the product sends; a passkey's attestation takes 2 KB. */
const largest = 16 * 1024;

type JsonEndpointAnswer = Response | object | null;

/**
 * Makes an endpoint that answers with JSON: the result of `run`, or a refusal as
 * `{"error":{"code","params"}}`. The request's origin has already been checked before Kit (`http/guard`),
 * also for reading requests.
 * @param run gives the answer; a thrown Problem becomes the refusal
 */
export function jsonAnswer<Event extends RequestEvent>(run: (event: Event) => Promise<JsonEndpointAnswer>) {
  return async (event: Event): Promise<Response> => {
    try {
      const answer = await run(event);
      return answer instanceof Response ? answer : json(answer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return problemJson(error);
    }
  };
}

/** A refusal as JSON endpoints give it: `{"error":{"code","params"}}`; the receiver has the sentences. */
function problemJson(problem: Problem): Response {
  const { code, params, status } = problem;
  noteRefusal(code);
  return Response.json({ error: { code, params } }, { status, headers: retryAfter(problem) });
}

/**
 * Makes an endpoint that takes JSON in UTF-8, with the content type `application/json` only, which no form of
 * another site can send. It refuses with `not-json` (415), `too-large` (413), `bad-json` (400) and
 * `bad-input` (422, with the field's path).
 * @param schema shape of the input; use `v.strictObject`, so that an unknown field is refused as a mistake
 * @param run gives the answer for a valid input
 * @param limit largest body in bytes
 * @param admit throws the Problem of somebody who may not come in, before anything is read
 */
export function jsonEndpoint<Schema extends v.GenericSchema, Event extends RequestEvent = RequestEvent>(
  schema: Schema,
  run: (event: Event, input: v.InferOutput<Schema>) => Promise<JsonEndpointAnswer>,
  { limit = largest, admit }: { limit?: number; admit?: (event: Event) => void } = {}
) {
  return jsonAnswer<Event>(async (event) => {
    admit?.(event);
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
