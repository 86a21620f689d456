import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { redirect } from '@sveltejs/kit';
import { field } from '../../../forms/fields';
import { ownForm } from '../../../forms/own-form';
import { orRefused } from '../../../forms/refused';
import type { Actions } from './$types';
import { objectedLine } from './objected-line';

/** Objects to a notice. The page itself has its data from the phone. */
export const actions: Actions = {
  default: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const typed = { notice: field(form, 'notice'), wrong: field(form, 'wrong'), said: field(form, 'said') };
    const { notice, said } = typed;
    const input = { key: field(form, 'key'), notice, said, contact: '', ...objectedLine(typed.wrong) };
    const done = await orRefused(() => objectAsMember(event.locals.app, actor, input), { typed });
    return done.ok ? redirect(303, '/me/notice?done=objected') : done.refused;
  }
};
