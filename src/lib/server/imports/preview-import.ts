import { may, type Actor } from '../accounts/actor';
import type { House } from '../house';
import { matterKey } from '../ledger/matter-key';
import { once } from '../once';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import { digestOfShown } from '../shown-digest';
import type { UnitStores } from '../store/unit-stores';
import { dayIn } from '$lib/calendar';
import { HeldFiles } from './held-files';
import type { ImportPlan } from './import-plan';
import { planImport, type UnitState } from './plan-import';
import { readUploads, type ReadUploads } from './read-uploads';
import type { Finding, Upload } from './upload';

/** What files would do, and what names them and their plan when it comes to confirming. */
export interface ImportPreview {
  plan: ImportPlan;
  /** names the held files; '' when the plan can't be confirmed */
  files: string;
  /** digest of the plan: who confirms, confirms exactly this */
  digest: string;
}

export const heldFiles = once('held-files', () => new HeldFiles());

/**
 * Reads files and says what importing them would do. Changes nothing.
 *
 * @param found problems of these files that are known already
 * @throws Problem `forbidden`, `unknown-scheme`
 */
export async function previewImport(
  house: House,
  actor: Actor,
  uploads: readonly Upload[],
  found: readonly Finding[] = []
): Promise<ImportPreview> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  const read = await readUploads(uploads);
  read.problems.push(...found);
  const plan = await house.view(actor, (stores) => planFor(stores, house.clock(), read));
  const files = plan.problems.length === 0 ? heldFiles.keep(actor.account, uploads, house.clock()) : '';
  return { plan, files, digest: digestOfPlan(plan) };
}

/** The plan of files that were read, against a unit as it is now. */
export async function planFor(stores: UnitStores, now: Date, read: ReadUploads): Promise<ImportPlan> {
  return planImport(read, await unitNow(stores, now));
}

/** All of a unit that a plan looks at. */
export async function unitNow(stores: UnitStores, now: Date): Promise<UnitState> {
  const { unit } = stores;
  return {
    scheme: schemeOf(stores),
    subjects: await stores.roster.list(),
    entries: await stores.ledger.entries(),
    keyOf: (matter) => matterKey(unit.salt, matter),
    open: await stores.periods.open(),
    sealed: await stores.periods.sealedPeriods(),
    paper: await stores.takeovers.paper(),
    today: dayIn(unit.timeZone, now),
    fixed: await stores.assemblies.concluded()
  };
}

/** Over all that would be written, not over what is only told. */
export function digestOfPlan({ roster, entries }: ImportPlan): string {
  return digestOfShown([
    roster.added,
    roster.changed.map(({ after }) => after),
    entries.added.map(({ entry }) => entry)
  ]);
}

/** The preview of files that are still held, as it would be now; null when they are gone. */
export async function previewHeld(
  house: House,
  actor: Actor,
  files: string
): Promise<{ preview: ImportPreview; uploads: readonly Upload[] } | null> {
  const uploads = heldFiles.take(actor.account, files, house.clock());
  return uploads && { preview: await previewImport(house, actor, uploads), uploads };
}
