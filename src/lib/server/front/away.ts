import { refusalBody } from './refusal';

/** While the database is away: 503, and ask again soon. */
export function away({ headers }: Request): Response {
  const { body, ...answer } = refusalBody(
    { status: 503, code: 'database-away', headers: { 'retry-after': '2' } },
    {
      accept: headers.get('accept'),
      cookie: headers.get('cookie'),
      language: headers.get('accept-language')
    }
  );
  return new Response(body, answer);
}
