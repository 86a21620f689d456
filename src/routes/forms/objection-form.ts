import { field } from './fields';

/** Reads the fields of an objection's form as typed. */
export function objectionIn(form: FormData) {
  return { notice: field(form, 'notice'), said: field(form, 'said'), contact: field(form, 'contact') };
}
