import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';

interface RulingFacts {
  confirmed: boolean;
  /** the grade that an assembly gave instead of the proposed one */
  given?: { name: string; english: string } | undefined;
}

/** Says what a body decided of a proposal: confirmed, set aside, or which grade it gave instead. */
export function rulingText({ confirmed, given }: RulingFacts): string {
  if (given) return m.outcome_given({ grade: gradeText(given) });
  return confirmed ? m.outcome_confirmed() : m.outcome_set_aside();
}

/** Says the same of an assembly, and that it was one. */
export function assemblyRulingText({ confirmed, given }: RulingFacts): string {
  if (given) return m.office_ruling_given({ grade: gradeText(given) });
  return confirmed ? m.office_ruling_upheld() : m.office_ruling_not_upheld();
}

function gradeText({ name, english }: NonNullable<RulingFacts['given']>): string {
  return getLocale() === 'en' ? english : name;
}
