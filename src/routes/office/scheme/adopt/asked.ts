import type { DecisionInput } from '$lib/server/domain/imports/decision-trouble';
import type { AskedAdoption } from '$lib/server/domain/schemes/adopt-scheme';

/** The typed fields, which go back into the form. */
export interface AdoptionForm {
  asked: AskedAdoption;
  period: string;
  decision?: DecisionInput | undefined;
}
