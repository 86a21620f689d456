import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/accounts/actor';
import { longestStory } from '$lib/server/claims/read-fields';
import { agendaOf, type AgendaItem } from '$lib/server/meetings/agenda';
import { manyRowsBody } from '$lib/server/front/read-body';
import { ruleOnClaims } from '$lib/server/meetings/rule-on-claims';
import { Problem } from '$lib/server/problem';
import { error, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../../form-of';
import { orRefused } from '../../../refused';
import { lineView } from '../../claims/claim-view';
import { byName, field, fields } from '../../../fields';
import { officeActor } from '../../office-actor';
import { recusedNames } from '../recused-names';
import type { Actions, PageServerLoad } from './$types';

const itemView = ({ opinion, recused, unnamed, isQuorate, isOwn, ...line }: AgendaItem) => ({
  ...lineView(line),
  ...{ opinion, recused: recusedNames({ recused, unnamed }), isQuorate, isOwn }
});

/** A meeting: what waits to be decided in it, and what it has decided. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { house } = event.locals;
  return house.view(actor, async (stores) => {
    const agenda = await agendaOf(stores, house.clock(), actor, event.params.meeting).catch(
      (problem: unknown) => {
        if (!(problem instanceof Problem)) throw problem;
        error(404, { message: problem.code, code: problem.code });
      }
    );
    const { meeting, present, needed, items, decided } = agenda;
    return {
      ...{ id: meeting.id, present, needed, entitled: meeting.entitled, decision: meeting.decision },
      recorded: dayIn(stores.unit.timeZone, new Date(meeting.recorded)),
      items: items.map(itemView),
      decided: decided.map(({ granted, words, entry, ...item }) => ({
        ...itemView(item),
        ...{ granted, words, entry }
      })),
      ...{ rules: may(actor, 'decide-claims'), longest: longestStory },
      key: randomUUID()
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'decide-claims');
    const form = await formOf(event.request, manyRowsBody);
    const { meeting } = event.params;
    const claims = fields(form.getAll('claim'));
    const [seen, ruled, words] = [form.getAll('seen'), form.getAll('ruled'), form.getAll('words')].map(
      fields
    );
    const rulings = claims.flatMap((claim, at) => {
      const said = ruled?.[at];
      if (said !== 'granted' && said !== 'refused') return [];
      return [{ claim, seen: Number(seen?.[at]), granted: said === 'granted', words: words?.[at] ?? '' }];
    });
    const done = await orRefused(
      () => ruleOnClaims(event.locals.house, actor, { key: field(form, 'key'), meeting, rulings }),
      { typed: byName(rulings.map((each) => [each.claim, each])) }
    );
    return done.ok ? redirect(303, `/office/meetings/${meeting}`) : done.refused;
  }
};
