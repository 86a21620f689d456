import type { TypedClaim } from '$lib/server/domain/claims/read-fields';
import { field } from './fields';

/** Reads the fields of a claim's form as typed. */
export function claimIn(form: FormData): TypedClaim {
  return {
    item: field(form, 'item'),
    date: field(form, 'date'),
    quantity: field(form, 'quantity'),
    value: field(form, 'value'),
    matterText: field(form, 'matterText'),
    basis: field(form, 'basis'),
    story: field(form, 'story')
  };
}
