import type { ImportAnswers } from '$lib/server/domain/imports';
import { field, fields } from '../../forms/fields';

/** Reads the answers to a preview's questions: what is the same thing as another line, that all were looked at, and
 * that accounts of another name are the same people's. */
export function answersIn(form: FormData): ImportAnswers {
  const same = field(form, 'all-same') === 'yes' ? 'all' : fields(form.getAll('same'));
  return { answered: field(form, 'answered'), same, linked: field(form, 'linked') };
}
