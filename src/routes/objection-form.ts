import { field } from './fields';

/** What a form of an objection says, as typed. */
export function objectionIn(form: FormData) {
  return { notice: field(form, 'notice'), said: field(form, 'said'), contact: field(form, 'contact') };
}
