import { dayIn } from '$lib/calendar';
import { addAccounts, mostAccounts } from '$lib/server/domain/accounts/add-accounts';
import { proposedTerm } from '$lib/server/domain/accounts/proposed-term';
import { withoutAccount } from '$lib/server/domain/accounts/without-account';
import { randomUUID } from 'node:crypto';
import { field, fields } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Makes accounts for the roster's people in one step, and shows their slips on one print. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'add-account');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const today = dayIn(stores.unit.timeZone, app.clock());
  return {
    key: randomUUID(),
    today,
    /** last day that is proposed for these accounts; '' for none */
    term: proposedTerm(stores.unit, today),
    most: mostAccounts,
    address: app.settings.publicUrl ?? event.url.origin,
    people: await withoutAccount(stores, today)
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'add-account');
    const form = await formOf(event.request);
    const usernames = fields(form.getAll('username')).map((typed) => typed.toLowerCase());
    const chosen = fields(form.getAll('chosen'));
    const rows = fields(form.getAll('subject')).map((subject, n) => ({
      subject,
      username: usernames[n] ?? ''
    }));
    const to = field(form, 'to');
    const accounts = rows.filter(({ subject }) => chosen.includes(subject));
    const done = await orRefused(
      () => addAccounts(event.locals.app, actor, { key: field(form, 'key'), accounts, to }),
      { typed: { rows, chosen, to }, handed: null }
    );
    // No redirect here: the new passwords are shown in this answer and nowhere else.
    return done.ok ? { typed: null, refusal: null, handed: done.answer } : done.refused;
  }
};
