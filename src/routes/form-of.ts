import { error } from '@sveltejs/kit';

/**
 * A posted form. Kit lets `text/plain` through, and a body that breaks off or isn't a form at all throws a bare
 * TypeError: both are the sender's fault (415, 400) and have a sentence of their own, never a 500.
 */
export async function formOf(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type.trim()))
    error(415, { message: 'bad-form', code: 'bad-form' });
  try {
    return await request.formData();
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    error(400, { message: 'bad-form', code: 'bad-form' });
  }
}
