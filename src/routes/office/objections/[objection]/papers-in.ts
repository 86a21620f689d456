import type { AnswerInput } from '$lib/server/objections/answer-objection';
import { field, fields } from '../../../fields';

/** Which ballot papers are read otherwise, as typed; lines that are left empty are the reader's to leave out. */
export function papersIn(form: FormData): NonNullable<AnswerInput['papers']> {
  const [rows, scores] = [fields(form.getAll('row')), fields(form.getAll('score'))];
  return {
    subject: field(form, 'whose'),
    read: fields(form.getAll('paper')).map((no, at) => ({ no, row: rows[at] ?? '', score: scores[at] ?? '' }))
  };
}
