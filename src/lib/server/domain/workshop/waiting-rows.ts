import { draftCounts, draftRows } from '$lib/points/propose';
import type { UnitStores } from '../units/unit-stores';

/** How many rows of the unit's draft nobody has answered yet; null without a draft. */
export async function waitingRows({ workshop }: Pick<UnitStores, 'workshop'>): Promise<number | null> {
  const draft = await workshop.draft();
  if (!draft?.text) return null;
  return draftCounts(draft.reading, draftRows(draft.text, draft.reading, draft.answers)).waiting;
}
