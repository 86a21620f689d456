import { may } from '$lib/server/accounts/actor';
import { objectionLines, type ObjectionLine } from '$lib/server/objections/objection-lines';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

/** What anybody has against a notice: first what waits for an answer, by its last day. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-objections');
  const { house } = event.locals;
  return house.view(actor, async (stores) => {
    const { waiting, settled } = await objectionLines(stores, house.clock());
    return {
      ...{ waiting: waiting.map(lineView), settled: settled.map(lineView) },
      handles: may(actor, 'handle-objections')
    };
  });
};

function lineView({ objection, no, name, standing, isOverdue, isUnpublished }: ObjectionLine) {
  const { id, way, notice, filed, paper } = objection;
  const { state, due } = standing;
  return { id, no, name, way, notice, filed, paper, state, due, isOverdue, isUnpublished };
}
