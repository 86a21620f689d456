import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needReason, needText } from '../../platform/text/need-text';
import { saysSomething } from '../../platform/text/text-trouble';
import { objectFromAudit } from '../objections/file-objection';
import { objectionNo } from '../objections/objection';
import { objectionStatus } from '../objections/objection-status';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { Problem } from '../../platform/problem/problem';
import { drawSample, sampleAlgorithm } from './draw-sample';
import { drawableMonths, populationDigest, populationOf } from './population';
import { needCheck } from './seen-checks';
import { spotCheckNo, type FindingKind, type StrataKind } from './spot-checks';

/** characters */
export const longestSeed = 60;
export const longestRemark = 300;
/** entries that one check may draw: as many as people can follow */
export const mostDrawn = 200;

/**
 * Draws entries of a year by a stated seed (审核抽查).
 * @throws Problem `nothing-to-draw`, `bad-sample` for a size or seed that is none
 */
export function drawEntries(
  app: App,
  actor: Actor,
  { key, ...input }: { key: string; year: number; strata: StrataKind; size: number; seed: string }
) {
  return app.runCommand(actor, { permission: 'spot-check', key, input: { ...input } }, async (stores) => {
    const { year, strata, size, seed } = input;
    if (!Number.isInteger(size) || size < 1 || size > mostDrawn || !saysSomething(seed))
      throw new Problem('bad-sample', 422, { most: mostDrawn });
    needText(seed, longestSeed);
    const months = await drawableMonths(stores, actor, year);
    const { drawable } = months ? await populationOf(stores, { ...months, strata }) : { drawable: [] };
    if (!months || drawable.length === 0) throw new Problem('nothing-to-draw', 409, { year });
    return stores.spotChecks.draw({
      year,
      seed,
      strata,
      size,
      ...months,
      algorithm: sampleAlgorithm,
      population: drawable.length,
      populationDigest: populationDigest(drawable),
      picks: drawSample(drawable, { seed, size }),
      drawnBy: actor.account
    });
  });
}

export interface FindingInput {
  key: string;
  check: string;
  /** number of the entry */
  entry: string;
  /** number of the last finding on it that was shown; 0: none */
  seen: number;
  evidence: boolean;
  finding: FindingKind;
  remark: string;
}

/**
 * Keeps a finding about a drawn entry. It changes no points: a wrong entry is objected to in the same
 * command, unless such an objection is open already, and somebody who isn't involved has to answer it.
 * @returns number of the objection that waits for an answer; null: nothing is wrong, or no notice shows the
 * entry yet
 * @throws Problem `not-found`, `own-outcome`, `reason-missing` for what isn't in order,
 * `spot-check-changed`
 */
export function keepFinding(app: App, actor: Actor, { key, ...input }: FindingInput) {
  return app.runCommand(actor, { permission: 'spot-check', key, input: { ...input } }, async (stores) => {
    const { check: id, entry: number, finding, remark } = input;
    const check = await needCheck(stores, actor, id);
    const [entry] = check.picks.includes(number) ? await stores.ledger.named([number]) : [];
    if (!entry) throw new Problem('not-found', 404);
    const person = await stores.roster.find(entry.subject);
    const parts = partsInRow(await actingPerson(actor, stores.accounts), entry.subject);
    if (isBarred({ deed: 'inspect', parts }))
      throw new Problem('own-outcome', 403, { name: person?.name ?? entry.subject });
    if (finding === 'in-order') needText(remark, longestRemark, 'many');
    else needReason(remark, longestRemark, 'many');
    const { seen, evidence } = input;
    await stores.spotChecks.find(id, {
      entry: number,
      seen,
      evidence,
      finding,
      remark,
      account: actor.account
    });
    if (finding !== 'wrong') return { objection: null };
    const pending = (await stores.objections.list()).find(
      (each) => each.way === 'audit' && each.entry === number && !objectionStatus(each).answer
    );
    if (pending) return { objection: objectionNo(pending) };
    const filed = await objectFromAudit(stores, app.clock(), {
      entry,
      remark,
      check: spotCheckNo(check),
      account: actor.account
    });
    return { objection: filed?.no ?? null };
  });
}
