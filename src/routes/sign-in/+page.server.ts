import type { Actor } from '$lib/server/accounts/actor';
import { demoAccounts, demoPassword, demoUnits } from '$lib/server/accounts/demo-accounts';
import { passkeyPlace } from '$lib/server/auth/passkey-place';
import { redirect } from '@sveltejs/kit';
import { formOf } from '../form-of';
import { orRefused } from '../refused';
import { addressOf } from '../address-of';
import { nextPath } from '../next-path';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const { signedIn, actor, house } = locals;
  if (signedIn?.mustChange) redirect(303, '/account');
  if (actor) redirect(303, nextPath(url.searchParams.get('next')) ?? homeOf(actor));
  return {
    out: url.searchParams.has('out'),
    /** the first unit has just been set up */
    ready: url.searchParams.has('ready'),
    next: nextPath(url.searchParams.get('next')),
    passkeys: passkeyPlace(url.origin, house.settings.publicUrl).rpID !== null,
    demo: house.settings.demo
      ? {
          password: demoPassword,
          units: demoUnits.filter(({ code }) => house.play === null || code === house.play)
        }
      : null
  };
};

export const actions: Actions = {
  default: async ({ locals: { house }, request, url }) => {
    const form = await formOf(request);
    const demo = house.settings.demo && demoAccounts.find((each) => each.username === form.get('demo'));
    const username = demo ? demo.username : text(form.get('username')).trim();
    const password = demo ? demoPassword : text(form.get('password'));
    const caller = { headers: request.headers, source: addressOf(request) };
    const done = await orRefused(() => house.entrance.signIn(caller, { username, password }), { username });
    if (!done.ok) return done.refused;
    redirect(303, `/sign-in${url.search}`);
  }
};

/** The desk goes before one's own points: who has both came to work. */
function homeOf(actor: Actor): string {
  return actor.roles.some((role) => role !== 'member') ? '/office' : '/me';
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
