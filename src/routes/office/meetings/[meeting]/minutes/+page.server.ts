import { agendaOf } from '$lib/server/domain/meetings/agenda';
import { Problem } from '$lib/server/platform/problem/problem';
import { claimLineView } from '../../../claims/claim-view';
import { officeActor } from '../../../office-actor';
import { recusedText } from '../../recused-text';
import { refuse } from '../../../../refuse';
import type { PageServerLoad } from './$types';

/** Prints what a meeting decided, with its number, to be signed and filed. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    // Others sign this sheet, so it is made for a reader without the recorder's role: on paper no reporter is
    // named.
    const reader = { ...actor, roles: actor.roles.filter((role) => role !== 'recorder') };
    const agenda = await agendaOf(stores, app.clock(), reader, event.params.meeting).catch(
      (problem: unknown) => {
        if (!(problem instanceof Problem)) throw problem;
        refuse(404, problem.code);
      }
    );
    const { meeting, present, needed, decided } = agenda;
    return {
      unit: stores.unit.name,
      id: meeting.id,
      decision: meeting.decision,
      present: present.map(({ name }) => name),
      needed,
      entitled: meeting.entitled,
      decided: decided.map(({ granted, words, recused, unnamed, ...line }) => ({
        ...claimLineView(line),
        granted,
        words,
        recused: recusedText({ recused, unnamed })
      }))
    };
  });
};
