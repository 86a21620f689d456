import type { ImportAnswers } from '$lib/server/domain/imports';
import { field, fields } from '../../forms/fields';

/** Reads the answers to a preview's questions: what is the same thing as another line, and that all were looked at. */
export function answersIn(form: FormData): ImportAnswers {
  const same = field(form, 'all-same') === 'yes' ? 'all' : fields(form.getAll('same'));
  return { answered: field(form, 'answered'), same };
}
