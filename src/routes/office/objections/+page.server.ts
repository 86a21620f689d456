import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { objectionLines, type ObjectionLine } from '$lib/server/domain/objections/objection-lines';
import { objectionsLeft } from '$lib/server/domain/objections/objections-left';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

/** Lists all objections to notices: first those that wait for an answer, by their last day. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-objections');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const { waiting, settled } = await objectionLines(stores, app.clock());
    const today = dayIn(stores.unit.timeZone, app.clock());
    const left = await objectionsLeft(stores, waiting, today);
    const viewOf = (line: ObjectionLine) => ({
      ...lineView(line),
      left: left.get(line.objection.id)?.to ?? null
    });
    return {
      waiting: waiting.map(viewOf),
      settled: settled.map(viewOf),
      handles: may(actor, 'handle-objections')
    };
  });
};

function lineView({ objection, no, name, status, isOverdue, isUnpublished }: ObjectionLine) {
  const { id, way, notice, filed, paper } = objection;
  const { state, due } = status;
  return { id, no, name, way, notice, filed, paper, state, due, isOverdue, isUnpublished };
}
