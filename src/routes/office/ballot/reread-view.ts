import { namesApart } from '$lib/server/domain/roster/names-apart';
import type { BallotSheet } from '$lib/server/domain/ballots/tally';
import { objectionNo } from '$lib/server/domain/objections/objection';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';

/**
 * Papers that were reread differently after the ballot was closed: whose scores, by which objection and
 * decision.
 * @param sheet null for a year without a ballot
 */
export async function rereadView(stores: UnitStores, sheet: BallotSheet | null) {
  const rereadings = sheet?.ballot?.rereadings ?? [];
  if (rereadings.length === 0) return [];
  const names = namesApart(await stores.roster.list());
  const decisions = new Map((await stores.decisions.list()).map((one) => [one.id, one]));
  const ids = [...new Set(rereadings.map(({ objection }) => objection))];
  const numbers = new Map((await stores.objections.list({ ids })).map((one) => [one.id, objectionNo(one)]));
  return rereadings.map(({ no, line, subject, objection, decision }, at) => {
    const { body = '', minutes = '' } = decisions.get(decision) ?? {};
    return {
      at,
      no,
      line,
      name: names.get(subject) ?? subject,
      objection,
      body,
      minutes,
      objectionNo: numbers.get(objection) ?? ''
    };
  });
}
