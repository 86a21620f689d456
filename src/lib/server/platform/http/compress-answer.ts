import { compressed, encodingFor } from './pages/encoding';

/** Bytes below which compressing gains less than a packet. */
const least = 800;

/**
 * Compresses an answer that is made for one reader, also where no proxy does. Its tag goes, since it names other
 * bytes. Use it only where nothing secret stands beside text that somebody else chose, or else the length of the
 * answer tells about the secret (BREACH).
 */
export async function compressAnswer(request: Request, response: Response): Promise<Response> {
  const encoding = encodingFor(request.headers.get('accept-encoding'));
  const { headers, status } = response;
  if (encoding === 'identity' || headers.has('content-encoding') || status !== 200) return response;
  // An answer whose stated length is short goes out unread: most answers to a phone say that nothing is new.
  const length = headers.get('content-length');
  if (length !== null && Number(length) < least) {
    headers.append('vary', 'accept-encoding');
    return response;
  }
  const text = Buffer.from(await response.arrayBuffer());
  const body = text.length < least ? text : await compressed(text, encoding, 'live');
  const answer = new Response(new Uint8Array(body), { status, headers });
  answer.headers.append('vary', 'accept-encoding');
  answer.headers.delete('content-length');
  if (body === text) return answer;
  answer.headers.set('content-encoding', encoding);
  answer.headers.delete('etag');
  return answer;
}
