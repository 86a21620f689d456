import { answerClaim, withdrawClaim } from '$lib/server/domain/claims/own-claim';
import { evidenceBody } from '$lib/server/domain/evidence/evidence-kind';
import { addEvidence, eraseEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { redirect } from '@sveltejs/kit';
import { withFile } from '../../forms/evidence-form';
import { field } from '../../forms/fields';
import { ownForm } from '../../forms/own-form';
import { orRefused } from '../../forms/refused';
import type { Actions } from './$types';

/** Commands about a claim that one has declared, or that was reported of one. The page itself has its data from the phone. */
export const actions: Actions = {
  attach: async (event) => {
    const own = await ownForm(event, evidenceBody);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const [key, claim] = [field(form, 'key'), field(form, 'claim')];
    const done = await orRefused(
      () =>
        withFile(event.locals.app.incomingFiles, actor, form, (file) =>
          addEvidence(event.locals.app, actor, { key, claim, file })
        ),
      { typed: null }
    );
    return done.ok ? redirect(303, '/me/claims?done=attached') : done.refused;
  },

  erase: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const input = { key: field(form, 'key'), evidence: field(form, 'evidence') };
    const done = await orRefused(() => eraseEvidence(event.locals.app, actor, input), { typed: null });
    return done.ok ? redirect(303, '/me/claims?done=erased') : done.refused;
  },

  answer: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const input = {
      key: field(form, 'key'),
      claim: field(form, 'claim'),
      seen: Number(field(form, 'seen')),
      agrees: field(form, 'agrees') === 'yes',
      words: field(form, 'words')
    };
    const done = await orRefused(() => answerClaim(event.locals.app, actor, input), { typed: null });
    return done.ok ? redirect(303, '/me/claims?done=answered') : done.refused;
  },

  withdraw: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const input = { key: field(form, 'key'), claim: field(form, 'claim'), seen: Number(field(form, 'seen')) };
    const done = await orRefused(() => withdrawClaim(event.locals.app, actor, input), { typed: null });
    return done.ok ? redirect(303, '/me/claims?done=withdrawn') : done.refused;
  }
};
