import { readBody, usualBody } from '$lib/server/platform/http/read-body';
import { Problem } from '$lib/server/platform/problem/problem';
import { refuse } from '../refuse';

/**
 * Reads a posted form. Kit lets `text/plain` through, and throws a bare TypeError for a body that breaks off
 * or isn't a form; these are the sender's faults and get answers of their own.
 * @param limit largest body in bytes
 * @throws HttpError 415 for another content type, 413 when the body is too large, 400 when it can't be read
 */
export async function formOf(request: Request, limit = usualBody): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type.trim()))
    refuse(415, 'bad-form');
  const body = await readBody(request, limit).catch((fault: unknown) => {
    if (!(fault instanceof Problem)) throw fault;
    refuse(fault.status, fault.code);
  });
  if (hasTooManyFields(body, type)) refuse(413, 'too-large');
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    refuse(400, 'bad-form');
  }
}

/**
 * More fields than any page sends: a street's assessment has some thousands. Parsing a million would block
 * the server for seconds.
 */
const mostFields = 20_000;

function hasTooManyFields(body: Uint8Array, type: string): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const between = /^multipart/i.test(type.trim()) ? 'form-data' : '&';
  let fields = 0;
  for (let at = bytes.indexOf(between); at >= 0 && fields <= mostFields; at = bytes.indexOf(between, at + 1))
    fields += 1;
  return fields > mostFields;
}
