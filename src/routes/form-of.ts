import { readBody, usualBody } from '$lib/server/front/read-body';
import { Problem } from '$lib/server/problem';
import { error } from '@sveltejs/kit';

/**
 * A posted form, of at most `limit` bytes. Kit lets `text/plain` through, and a body that breaks off or isn't a form
 * at all throws a bare TypeError: these are the sender's fault (415, 413, 400) and have sentences of their own.
 */
export async function formOf(request: Request, limit = usualBody): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type.trim()))
    error(415, { message: 'bad-form', code: 'bad-form' });
  const body = await readBody(request, limit).catch((fault: unknown) => {
    if (!(fault instanceof Problem)) throw fault;
    error(fault.status, { message: fault.code, code: fault.code });
  });
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    error(400, { message: 'bad-form', code: 'bad-form' });
  }
}
