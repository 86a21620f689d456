import type { DecisionInput } from '$lib/server/imports/decision-trouble';
import type { AskedAdoption } from '$lib/server/schemes/adopt-scheme';

/** What was typed, to be typed on. */
export interface Asked {
  asked: AskedAdoption;
  period: string;
  decision?: DecisionInput | undefined;
}
