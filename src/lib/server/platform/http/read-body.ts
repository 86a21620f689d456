import { Problem } from '../problem/problem';

/**
 * The largest body, in bytes, of a form without files or of a JSON endpoint; workbooks have
 * `imports/limits`.
 */
export const usualBody = 64 * 1024;

/**
 * The largest body, in bytes, of a form that names hundreds of rows: a meeting's 500 rulings with twenty
 * characters of reason each are 125 KB, a department's sixteen figures of a hundred communities 80 to 230
 * KB.
 */
export const manyRowsBody = 1024 * 1024;

/**
 * Reads a request's body, never more than `limit` bytes of it: the announced length is a sender's word, and
 * a chunked body announces none.
 * @throws Problem `too-large`; `bad-request` for a body that breaks off
 */
export async function readBody(request: Request, limit = usualBody): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Problem('too-large', 413);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.length;
      if (size > limit) throw new Problem('too-large', 413);
      parts.push(part);
    }
  } catch (fault) {
    if (fault instanceof Problem) throw fault;
    // Kit's own limit, which is the largest endpoint's, may be reached first.
    const tooLarge = fault instanceof Error && 'status' in fault && fault.status === 413;
    throw tooLarge ? new Problem('too-large', 413) : new Problem('bad-request', 400);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
