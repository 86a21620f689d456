import type { BallotSheet } from '$lib/server/ballots/tally';
import { objectionNo } from '$lib/server/objections/objection';
import type { UnitStores } from '$lib/server/store/unit-stores';

/** Papers that are read otherwise since the ballot was closed: of whom, by which objection and decision. */
export async function rereadView(stores: UnitStores, sheet: BallotSheet | null) {
  const rereadings = sheet?.ballot?.rereadings ?? [];
  if (rereadings.length === 0) return [];
  const names = new Map((await stores.roster.list()).map(({ id, name }) => [id, name]));
  const decisions = new Map((await stores.decisions.list()).map((one) => [one.id, one]));
  const ids = [...new Set(rereadings.map(({ objection }) => objection))];
  const numbers = new Map((await stores.objections.list({ ids })).map((one) => [one.id, objectionNo(one)]));
  return rereadings.map(({ no, line, subject, objection, decision }, at) => {
    const { body = '', minutes = '' } = decisions.get(decision) ?? {};
    return {
      ...{ at, no, line, name: names.get(subject) ?? subject, objection, body, minutes },
      objectionNo: numbers.get(objection) ?? ''
    };
  });
}
