import { may, type Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { matterKey } from '../ledger/matter-key';
import { ballotsOf } from '../periods/score-period';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { dayIn, firstDay, yearOf, type Day } from '$lib/calendar';
import { certifiedMonths } from '../roster/certified-months';
import { findFiles, holdFiles } from './hold-files';
import type { ImportPlan } from './plan/import-plan';
import { planImport, type UnitState } from './plan/plan-import';
import { readUploads, type ReadUploads } from './files/read-uploads';
import type { ImportFinding, Upload } from './upload';

/** The plan of an import, with the names by which it is confirmed. */
export interface ImportPreview {
  plan: ImportPlan;
  /** names the held files; '' when the plan can't be confirmed */
  files: string;
  /** the day that was given for the whole import */
  since: Day | null;
  /** the month that is open: all before it are sealed */
  open: string;
  /** the held files for which one day from which they hold is asked, with the day that is offered; null when none is wanted */
  asks: { files: string; day: Day } | null;
  /** digest of the plan, so that exactly this plan is confirmed */
  digest: string;
}

/** Facts about files that their content doesn't say. */
export interface PreviewAsked {
  /** problems of these files that are known already */
  found?: readonly ImportFinding[];
  /** the day from which newcomers serve and changes hold whose rows name none */
  since?: Day | null;
}

/** Problems that one day for the whole import may solve. */
const wantsDay: ReadonlySet<string> = new Set(['first-day-missing', 'change-undated']);

/**
 * Reads files and says what importing them would do. Changes nothing.
 *
 * @throws Problem `forbidden`, `unknown-scheme`
 */
export async function previewImport(
  app: App,
  actor: Actor,
  uploads: readonly Upload[],
  { found = [], since = null }: PreviewAsked = {}
): Promise<ImportPreview> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  const read = await readUploads(uploads);
  read.problems.push(...found);
  const { plan, open } = await app.readTransaction(actor, async (stores) => ({
    plan: await planFor(stores, app.clock(), read, since),
    open: await stores.periods.open()
  }));
  const { problems } = plan;
  const asks = problems.length > 0 && (since !== null || problems.every(({ code }) => wantsDay.has(code)));
  const held = problems.length === 0 || asks ? await holdFiles(app, actor, uploads) : '';
  return {
    plan,
    files: problems.length === 0 ? held : '',
    since,
    open,
    asks: asks ? { files: held, day: firstDay(open) } : null,
    digest: digestOfPlan(plan)
  };
}

/** The plan of files that were read, against a unit as it is now. */
export async function planFor(
  stores: UnitStores,
  now: Date,
  read: ReadUploads,
  since: Day | null
): Promise<ImportPlan> {
  return planImport(read, { ...(await unitNow(stores, now)), since });
}

/** The parts of a unit's present state that a plan depends on. */
export async function unitNow(stores: UnitStores, now: Date): Promise<UnitState> {
  const { unit } = stores;
  const open = await stores.periods.open();
  return {
    scheme: schemeOf(stores),
    subjects: await stores.roster.list(),
    accountNames: await accountNames(stores),
    reasons: await stores.roster.leaveReasons(),
    entries: await stores.ledger.entries(),
    keyOf: (matterText) => matterKey(unit.salt, matterText),
    first: unit.firstPeriod,
    open,
    sealed: await stores.periods.sealedPeriods(),
    certified: certifiedMonths(await stores.certificates.received()),
    paper: await stores.takeovers.paper(),
    ballots: await ballotsOf(stores, [yearOf(open)]),
    today: dayIn(unit.timeZone, now),
    fixed: await stores.assemblies.concluded()
  };
}

/** Name of the account that each person has now or is to have, by number. */
async function accountNames({ accounts }: UnitStores): Promise<Map<string, string>> {
  return new Map(
    (await accounts.list()).flatMap(({ name, roles }) =>
      roles.flatMap(({ subject, state }) =>
        subject === null || state === 'ended' ? [] : [[subject.id, name] as const]
      )
    )
  );
}

/** The digest covers all that would be written, and not mere remarks. */
export function digestOfPlan({ roster, reasons, entries }: ImportPlan): string {
  return digestOfShown([
    roster.added,
    roster.changed.map(({ after }) => after),
    reasons.map(({ id, reason }) => [id, reason]),
    entries.added.map(({ entry }) => entry)
  ]);
}

/** Names the questions of a plan, so that exactly these are answered; '' when there are none. */
export function digestOfQuestions({ questions }: Pick<ImportPlan, 'questions'>): string {
  return questions.length === 0 ? '' : digestOfShown(questions.map(({ code, params }) => [code, params]));
}

/** Names the links of a plan, so that exactly these are answered; '' when there are none. */
export function digestOfLinks({ links }: Pick<ImportPlan, 'links'>): string {
  return links.length === 0 ? '' : digestOfShown(links.map(({ params }) => params));
}

/** The preview of files that are still held, as it would be now; null when they are gone. */
export async function previewHeld(
  app: App,
  actor: Actor,
  files: string,
  since: Day | null = null
): Promise<{ preview: ImportPreview; uploads: readonly Upload[] } | null> {
  const uploads = await findFiles(app, actor, files);
  return uploads && { preview: await previewImport(app, actor, uploads, { since }), uploads };
}
