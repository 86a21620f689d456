import { appealAsMember } from '$lib/server/domain/objections/appeal-objection';
import { redirect } from '@sveltejs/kit';
import { field } from '../../forms/fields';
import { ownForm } from '../../forms/own-form';
import { orRefused } from '../../forms/refused';
import type { Actions } from './$types';

/** Takes the answer to one's objection to the superior. The page itself has its data from the phone. */
export const actions: Actions = {
  appeal: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const typed = { receipt: field(form, 'receipt'), words: field(form, 'words') };
    const input = { key: field(form, 'key'), seen: Number(field(form, 'seen')), ...typed };
    const done = await orRefused(() => appealAsMember(event.locals.app, actor, input), { typed });
    return done.ok ? redirect(303, '/me/notice?done=appealed') : done.refused;
  }
};
