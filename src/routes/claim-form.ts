import type { TypedClaim } from '$lib/server/claims/read-fields';
import { field } from './fields';

/** What a claim's form says, as typed. */
export function claimIn(form: FormData): TypedClaim {
  return {
    ...{ item: field(form, 'item'), date: field(form, 'date'), quantity: field(form, 'quantity') },
    ...{ value: field(form, 'value'), matter: field(form, 'matter') },
    ...{ basis: field(form, 'basis'), story: field(form, 'story') }
  };
}
