import { dayIn, yearOf } from '$lib/calendar';
import { digestOf, type Supplement } from '$lib/notice';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { lateAssemblies } from '../assemblies/late-assemblies';
import { isUnpublished } from '../objections/notice-status';
import { needObjection } from '../objections/need-objection';
import { objectionNo } from '../objections/objection';
import { Problem } from '../../platform/problem/problem';
import { shortCode } from '../public/short-code';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { buildSupplement } from './build-supplement';
import { correctedSnapshot } from './corrected-snapshot';
import { publicityDays } from './publicity-days';
import type { SupplementGround } from './supplement-ground';

/** The reason for the notice: id of the objection because of which something was put right, or the quarter of a late assembly. */
export type SupplementAbout = { objection: string } | { quarter: string };

type SupplementInput = SupplementAbout & {
  /** last day of the window, for a year without a holiday table */
  lastDay?: string | null;
};

/**
 * Publishes an objection's correction, or the additions of an assembly that met after its quarter's last month was
 * sealed, with a window of its own. Boards that show the corrected notice show it too.
 * @param shown digest of the preview that was looked at
 * @returns the code of the notice, as in /n/{code}
 * @throws Problem `not-found`, `objection-state`, `already-supplemented`, `nothing-corrected`,
 * `not-published`, `no-holiday-table`, `bad-last-day`, `preview-outdated`, `objection-changed`
 */
export function publishSupplement(
  app: App,
  actor: Actor,
  { key, shown, ...input }: SupplementInput & { key: string; shown: string }
): Promise<{ code: string }> {
  const asked = { ...aboutOf(input), lastDay: input.lastDay ?? null, shown };
  return app.runCommand(actor, { permission: 'publish', key, input: asked }, async (stores) => {
    const { supplement, subjects, corrected, seen } = await draft(stores, app.clock(), shortCode(), input);
    if (digestOfDraft(supplement) !== shown) throw new Problem('preview-outdated', 409);
    await stores.notices.supplement({ digest: digestOf(supplement), supplement }, subjects, corrected);
    if ('objection' in input)
      await stores.objections.add({
        objection: input.objection,
        seen,
        action: 'supplement',
        account: actor.account,
        notice: supplement.code
      });
    for (const { period } of corrected) {
      const snapshot = await correctedSnapshot(stores, period);
      if (snapshot)
        await stores.notices.keepCorrectedNotice(supplement.code, { digest: digestOf(snapshot), snapshot });
    }
    return { code: supplement.code };
  });
}

/**
 * Ends an objection whose correction changes nothing that is public, such as a line that was booked again under the right item:
 * there is nothing to publish, and its notice doesn't wait for it any longer.
 * @throws Problem `not-found`, `objection-state`, `already-supplemented`, `supplement-due` when something public differs, and as
 *   `publishSupplement`
 */
export function endUnchanged(
  app: App,
  actor: Actor,
  { key, objection, lastDay = null }: { key: string; objection: string; lastDay?: string | null }
): Promise<null> {
  const asked = { objection, lastDay, ends: true };
  return app.runCommand(actor, { permission: 'publish', key, input: asked }, async (stores) => {
    const { objection: found, status } = await needObjection(stores, objection, ['upheld', 'dismissed']);
    if (!isUnpublished(found)) throw new Problem('already-supplemented', 409, { no: objectionNo(found) });
    const differs = await draft(stores, app.clock(), shortCode(), { objection, lastDay }).then(
      () => true,
      (problem: unknown) => {
        if (problem instanceof Problem && problem.code === 'nothing-corrected') return false;
        throw problem;
      }
    );
    if (differs) throw new Problem('supplement-due', 409, { no: objectionNo(found) });
    const { account } = actor;
    await stores.objections.add({ objection, seen: status.last, action: 'supplement', account });
    return null;
  });
}

/**
 * The notice that would be published now, under a code that is not yet drawn. It throws as
 * `publishSupplement` does.
 */
export async function previewSupplement(
  app: App,
  actor: Actor,
  input: SupplementInput
): Promise<{ supplement: Supplement; shown: string }> {
  const { supplement } = await app.readTransaction(actor, (stores) =>
    draft(stores, app.clock(), '0000000', input)
  );
  return { supplement, shown: digestOfDraft(supplement) };
}

function digestOfDraft({ code: _code, published: _published, ...rest }: Supplement): string {
  return digestOfShown(rest);
}

async function draft(
  stores: UnitStores,
  now: Date,
  code: string,
  { lastDay, ...input }: SupplementInput
): Promise<Awaited<ReturnType<typeof buildSupplement>> & { seen: number }> {
  const { ground, seen } = await needGround(stores, aboutOf(input));
  const today = dayIn(stores.unit.timeZone, now);
  const year = yearOf(today);
  const { days, readings } = publicityDays(await stores.holidays.tables(), {
    published: today,
    length: stores.unit.publicityDays,
    lastDay: lastDay ?? null
  });
  const built = await buildSupplement(stores, ground, {
    code,
    readings,
    published: now.toISOString(),
    window: days,
    number: { year, no: await stores.notices.nextNumber(year) }
  });
  return { ...built, seen };
}

function aboutOf(input: SupplementAbout): SupplementAbout {
  return 'objection' in input ? { objection: input.objection } : { quarter: input.quarter };
}

/**
 * Finds what has corrected something that no supplementary notice has shown yet.
 * @returns `seen`: the number of an objection's last step
 * @throws Problem `not-found`, `objection-state`, `already-supplemented`, `nothing-corrected`
 */
async function needGround(
  stores: UnitStores,
  about: SupplementAbout
): Promise<{ ground: SupplementGround; seen: number }> {
  if ('quarter' in about) {
    const { quarter } = about;
    const assembly = (await lateAssemblies(stores)).find((each) => each.quarter === quarter);
    if (!assembly) throw new Problem('nothing-corrected', 409, { no: quarter });
    if (assembly.notice !== null) throw new Problem('already-supplemented', 409, { no: quarter });
    return { ground: { kind: 'assembly', assembly }, seen: 0 };
  }
  const { objection, status } = await needObjection(stores, about.objection, ['upheld', 'dismissed']);
  const no = objectionNo(objection);
  if (!isUnpublished(objection))
    throw new Problem(status.supplements.length > 0 ? 'already-supplemented' : 'nothing-corrected', 409, {
      no
    });
  return { ground: { kind: 'objection', objection }, seen: status.last };
}
