import { may, type Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { matterKey } from '../ledger/matter-key';
import { once } from '../../platform/process/once';
import { ballotsOf } from '../periods/score-period';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { dayIn, yearOf } from '$lib/calendar';
import { HeldFiles } from './held-files';
import type { ImportPlan } from './plan/import-plan';
import { planImport, type UnitState } from './plan/plan-import';
import { readUploads, type ReadUploads } from './files/read-uploads';
import type { ImportFinding, Upload } from './upload';

/** The plan of an import, with the names by which it is confirmed. */
export interface ImportPreview {
  plan: ImportPlan;
  /** names the held files; '' when the plan can't be confirmed */
  files: string;
  /** digest of the plan, so that exactly this plan is confirmed */
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
  app: App,
  actor: Actor,
  uploads: readonly Upload[],
  found: readonly ImportFinding[] = []
): Promise<ImportPreview> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  const read = await readUploads(uploads);
  read.problems.push(...found);
  const plan = await app.readTransaction(actor, (stores) => planFor(stores, app.clock(), read));
  const files = plan.problems.length === 0 ? heldFiles.keep(actor.account, uploads, app.clock()) : '';
  return { plan, files, digest: digestOfPlan(plan) };
}

/** The plan of files that were read, against a unit as it is now. */
export async function planFor(stores: UnitStores, now: Date, read: ReadUploads): Promise<ImportPlan> {
  return planImport(read, await unitNow(stores, now));
}

/** The parts of a unit's present state that a plan depends on. */
export async function unitNow(stores: UnitStores, now: Date): Promise<UnitState> {
  const { unit } = stores;
  const open = await stores.periods.open();
  return {
    scheme: schemeOf(stores),
    subjects: await stores.roster.list(),
    entries: await stores.ledger.entries(),
    keyOf: (matterText) => matterKey(unit.salt, matterText),
    first: unit.firstPeriod,
    open,
    sealed: await stores.periods.sealedPeriods(),
    paper: await stores.takeovers.paper(),
    ballots: await ballotsOf(stores, [yearOf(open)]),
    today: dayIn(unit.timeZone, now),
    fixed: await stores.assemblies.concluded()
  };
}

/** The digest covers all that would be written, and not mere remarks. */
export function digestOfPlan({ roster, entries }: ImportPlan): string {
  return digestOfShown([
    roster.added,
    roster.changed.map(({ after }) => after),
    entries.added.map(({ entry }) => entry)
  ]);
}

/** The preview of files that are still held, as it would be now; null when they are gone. */
export async function previewHeld(
  app: App,
  actor: Actor,
  files: string
): Promise<{ preview: ImportPreview; uploads: readonly Upload[] } | null> {
  const uploads = heldFiles.find(actor.account, files, app.clock());
  return uploads && { preview: await previewImport(app, actor, uploads), uploads };
}
