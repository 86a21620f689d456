import { refusalBody, type HttpRefusal } from './refusal';
import type { TypedText } from './typed-text';

const codes: Partial<Record<number, HttpRefusal['code']>> = {
  403: 'forbidden',
  404: 'not-found',
  405: 'not-allowed',
  413: 'too-large'
};

/**
 * Kit refuses some requests in bare words (`PUT method not allowed`), and what an endpoint refuses with an English page
 * of its own: these get a code and a sentence.
 */
export async function coded(request: Request, response: Response): Promise<Response> {
  const { status, headers } = response;
  const type = headers.get('content-type') ?? 'text/plain';
  const isOurs = !type.startsWith('text/') || headers.has('x-sveltekit-page');
  if (status < 400 || isOurs) return response;
  const code = codes[status] ?? (status < 500 ? 'bad-request' : 'internal');
  const allow = headers.get('allow');
  await response.body?.cancel();
  return refusalResponse(request, { status, code, ...(allow !== null && { headers: { allow } }) });
}

/** A refusal as Kit's side gives it, with what was typed into the form that it refuses. */
export function refusalResponse(
  request: Request,
  refused: HttpRefusal,
  typed: TypedText | null = null
): Response {
  const asked = {
    accept: request.headers.get('accept'),
    cookie: request.headers.get('cookie'),
    language: request.headers.get('accept-language')
  };
  const { status, headers, body } = refusalBody(refused, asked, typed);
  return new Response(body, { status, headers });
}
