import { draftCounts, draftRows, draftScheme } from '$lib/points/propose';
import { stillWaits } from '../proposals/lapse';
import { adoptionPutUp } from '../schemes/lapsed-adoption';
import { schemeDigest } from '../schemes/read-schemes';
import type { UnitStores } from '../units/unit-stores';
import type { KeptDraft } from './workshop';

/** How far the unit's draft has come. */
export interface DraftProgress {
  /** rows that nobody has answered yet */
  waiting: number;
  /** exactly the draft's scheme was adopted, or waits for a second person */
  isHandedOn: boolean;
}

/** The progress of the unit's draft; null without one. */
export async function draftProgress(stores: UnitStores, now: Date): Promise<DraftProgress | null> {
  const draft = await stores.workshop.draft();
  if (!draft?.text) return null;
  const { waiting } = draftCounts(draft.reading, draftRows(draft.text, draft.reading, draft.answers));
  return { waiting, isHandedOn: waiting === 0 && (await isHandedOn(stores, draft, now)) };
}

async function isHandedOn(stores: UnitStores, draft: KeptDraft, now: Date): Promise<boolean> {
  const made = draftScheme(draft, draft.details);
  if (!made.ok) return false;
  const change = stillWaits(await adoptionPutUp(stores, now))?.change;
  if (change?.action === 'adopt' && change.text === made.yaml) return true;
  return stores.adoptions.lines.some(
    (line) =>
      line.action === 'adopt' && !line.withdrawn && line.digest === schemeDigest(made.yaml, line.parameters)
  );
}
