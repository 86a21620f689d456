import { refusalBody, type Refused } from './refusal';

/** Kit refuses some requests in bare words (`PUT method not allowed`): these get a code and a sentence. */
export function coded(request: Request, response: Response): Response {
  const { status, headers } = response;
  const type = headers.get('content-type');
  if (status < 400 || (type !== null && !type.startsWith('text/plain'))) return response;
  const code = status === 405 ? 'not-allowed' : status === 404 ? 'not-found' : 'bad-request';
  const allow = headers.get('allow');
  return refusal(request, { status, code, ...(allow !== null && { headers: { allow } }) });
}

/** A refusal as Kit's side gives it. */
export function refusal(request: Request, refused: Refused): Response {
  const { status, headers, body } = refusalBody(refused, {
    accept: request.headers.get('accept'),
    cookie: request.headers.get('cookie'),
    language: request.headers.get('accept-language')
  });
  return new Response(body, { status, headers });
}
