import type { LineCorrection } from '$lib/server/domain/imports';
import { field } from '../../../forms/fields';

/** The fields of a correction's form as typed. */
export type TypedCorrection = ReturnType<typeof typedIn>;

export function typedIn(form: FormData) {
  return {
    reason: field(form, 'reason'),
    /** `instead` books the right content, anything else only takes the line back */
    do: field(form, 'do'),
    subject: field(form, 'subject'),
    item: field(form, 'item'),
    date: field(form, 'day'),
    quantity: field(form, 'quantity'),
    value: field(form, 'value'),
    matter: field(form, 'matterText'),
    basis: field(form, 'basis')
  };
}

/** The correction that a form asks for. */
export function correctionIn(line: string, typed: TypedCorrection): LineCorrection {
  const { reason, do: kind, ...content } = typed;
  return { line, reason, instead: kind === 'instead' ? content : null };
}
