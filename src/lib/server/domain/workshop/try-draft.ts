import { checkScheme, parseScheme, SchemeError, type Scheme, type SchemeFinding } from '$lib/points';
import { draftScheme, inventedMonth, type DraftTrouble, type InventedMonth } from '$lib/points/propose';
import type { KeptDraft } from './workshop';

/** A draft as it would be adopted: checked, and tried on an invented month. */
export interface TriedDraft {
  yaml: string;
  scheme: Scheme;
  findings: SchemeFinding[];
  /** null when the scheme publishes no months */
  month: InventedMonth | null;
}

/**
 * Makes the scheme of a draft, and tries it.
 * @returns the scheme with its check and its trial, or everything that stands in its way
 */
export function tryDraft(
  draft: KeptDraft
): { ok: true; tried: TriedDraft } | { ok: false; troubles: DraftTrouble[] } {
  const made = draftScheme(draft, draft.details);
  if (!made.ok) return made;
  try {
    const scheme = parseScheme(made.yaml);
    const findings = checkScheme(made.yaml);
    const month = inventedMonth(scheme, draft.details.from);
    return { ok: true, tried: { yaml: made.yaml, scheme, findings, month } };
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    return {
      ok: false,
      troubles: [{ row: '', sentence: { zh: error.sentence('zh'), en: error.sentence('en') } }]
    };
  }
}
