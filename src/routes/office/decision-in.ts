import { field } from '../forms/fields';

/** Reads the resolution that a form names. */
export function decisionIn(form: FormData): { date: string; body: string; minutes: string } {
  return { date: field(form, 'date'), body: field(form, 'body'), minutes: field(form, 'minutes') };
}
