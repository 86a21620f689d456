import type { AnswerInput } from '$lib/server/domain/objections/answer-objection';
import { field, fields } from '../../../forms/fields';

/** Reads which ballot papers are reread, as typed; the command ignores empty lines. */
export function papersIn(form: FormData): NonNullable<AnswerInput['papers']> {
  const [rows, scores] = [fields(form.getAll('row')), fields(form.getAll('score'))];
  return {
    subject: field(form, 'whose'),
    read: fields(form.getAll('paper')).map((no, at) => ({ no, row: rows[at] ?? '', score: scores[at] ?? '' }))
  };
}
