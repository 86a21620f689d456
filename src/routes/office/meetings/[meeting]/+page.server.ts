import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { longestStory } from '$lib/sync';
import { agendaOf, type AgendaItem } from '$lib/server/domain/meetings/agenda';
import { manyRowsBody } from '$lib/server/platform/http/read-body';
import { confirmMeeting } from '$lib/server/domain/meetings/confirm-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { namedIn, namesFrom } from '$lib/server/domain/ledger/need-answers';
import { Problem } from '$lib/server/platform/problem/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { claimLineView } from '../../claims/claim-view';
import { byName, field, fields } from '../../../forms/fields';
import { officeActor } from '../../office-actor';
import { problemText } from '../../../problem-text';
import { recusedText } from '../recused-text';
import { refuse } from '../../../refuse';
import type { Actions, PageServerLoad } from './$types';

const itemView = ({ opinion, questions, recused, unnamed, isQuorate, isOwn, ...line }: AgendaItem) => ({
  ...claimLineView(line),
  story: line.fields.story,
  opinion,
  questions: questions.map(({ params }) => problemText(params)),
  /** the numbers that they name, which a ticked box answers */
  named: namedIn(questions),
  recused: recusedText({ recused, unnamed }),
  isQuorate,
  isOwn
});

/** Shows what a meeting still has to decide, and what it has decided. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const agenda = await agendaOf(stores, app.clock(), actor, event.params.meeting).catch(
      (problem: unknown) => {
        if (!(problem instanceof Problem)) throw problem;
        refuse(404, problem.code);
      }
    );
    const { meeting, present, isDecided, needed, items, decided } = agenda;
    return {
      id: meeting.id,
      present: present.map(({ account, ...member }) => ({ ...member, isReader: account === actor.account })),
      isDecided,
      ledger: may(actor, 'see-ledger'),
      needed,
      entitled: meeting.entitled,
      decision: meeting.decision,
      recorded: dayIn(stores.unit.timeZone, new Date(meeting.recorded)),
      items: items.map(itemView),
      decided: decided.map(({ granted, words, entry, ...item }) => ({
        ...itemView(item),
        granted,
        words,
        entry
      })),
      rules: may(actor, 'decide-claims'),
      longest: longestStory,
      said: event.url.searchParams.has('said'),
      key: randomUUID()
    };
  });
};

export const actions: Actions = {
  confirm: async (event) => {
    const actor = officeActor(event, 'confirm-meeting');
    const form = await formOf(event.request);
    const { meeting } = event.params;
    const said = { agrees: field(form, 'said') === 'agrees', words: field(form, 'words') };
    if (!said.agrees && field(form, 'said') !== 'denies') refuse(400, 'bad-form');
    const done = await orRefused(
      () => confirmMeeting(event.locals.app, actor, { key: field(form, 'key'), meeting, ...said }),
      { denial: said.words }
    );
    return done.ok ? redirect(303, `/office/meetings/${meeting}?said`) : done.refused;
  },

  rule: async (event) => {
    const actor = officeActor(event, 'decide-claims');
    const form = await formOf(event.request, manyRowsBody);
    const { meeting } = event.params;
    const claims = fields(form.getAll('claim'));
    const [seen, ruled, words] = [form.getAll('seen'), form.getAll('ruled'), form.getAll('words')].map(
      fields
    );
    const answered = new Map(
      (fields(form.getAll('answered')) ?? []).map((text) => {
        const [claim = '', ...named] = namesFrom(text);
        return [claim, named];
      })
    );
    const rulings = claims.flatMap((claim, at) => {
      const said = ruled?.[at];
      if (said !== 'granted' && said !== 'refused') return [];
      const granted = said === 'granted';
      const own = { answered: answered.get(claim) ?? [], words: words?.[at] ?? '' };
      return [{ claim, seen: Number(seen?.[at]), granted, ...own }];
    });
    const done = await orRefused(
      () => ruleOnClaims(event.locals.app, actor, { key: field(form, 'key'), meeting, rulings }),
      { typed: byName(rulings.map((each) => [each.claim, each])) }
    );
    return done.ok ? redirect(303, `/office/meetings/${meeting}`) : done.refused;
  }
};
