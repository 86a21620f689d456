import type { Day } from '$lib/calendar';
import { draftScheme, factsOf } from '$lib/points/propose';
import type { UnitStores } from '../units/unit-stores';

/**
 * The first day in force that the unit's own document names.
 * @param text the rules: another day than the document's is only known of those that the draft makes
 * @returns null when they are others, or the document names none
 */
export async function documentDay(
  { workshop }: Pick<UnitStores, 'workshop'>,
  text: string
): Promise<Day | null> {
  const draft = await workshop.draft();
  if (!draft?.text) return null;
  const made = draftScheme(draft, draft.details);
  return made.ok && made.yaml === text ? factsOf(draft).from : null;
}
