import type { Actor } from '$lib/server/platform/access/actor';
import { demoAccounts, demoPassword, demoUnits } from '$lib/server/domain/demo/demo-accounts';
import { passkeyPlace } from '$lib/server/platform/auth/passkey-place';
import { builtInScheme } from '$lib/schemes';
import { namesInScheme } from '$lib/server/domain/units/role-names';
import { redirect } from '@sveltejs/kit';
import { formOf } from '../forms/form-of';
import { orRefused } from '../forms/refused';
import { networkAddressOf } from '../network-address-of';
import { keepDevice } from '../keep-device';
import { nextPath } from '../next-path';
import type { Actions, PageServerLoad } from './$types';

/** Shows the sign-in page to nobody who is signed in: they are led on. */
export const load: PageServerLoad = ({ locals, url }) => {
  const { signedIn, actor, app } = locals;
  const next = nextPath(url.searchParams.get('next'));
  // The first password is changed before anything else, and the way that was wanted goes on after it.
  if (signedIn?.mustChange)
    redirect(303, next === null ? '/account' : `/account?next=${encodeURIComponent(next)}`);
  if (actor) redirect(303, next ?? homeOf(actor));
  return {
    out: url.searchParams.has('out'),
    /** the first unit has just been set up */
    ready: url.searchParams.has('ready'),
    next,
    passkeys: passkeyPlace(url.origin, app.settings.publicUrl).rpID !== null,
    demo: app.settings.demo
      ? {
          password: demoPassword,
          units: demoUnits
            .filter(({ code }) => app.practice === null || code === app.practice)
            .map((unit) => ({ ...unit, roleNames: namesInScheme(builtInScheme(unit.schemeId)) }))
        }
      : null
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { app } = event.locals;
    const { request, url } = event;
    const form = await formOf(request);
    const demo = app.settings.demo && demoAccounts.find((each) => each.username === form.get('demo'));
    const username = demo ? demo.username : text(form.get('username')).trim();
    const password = demo ? demoPassword : text(form.get('password'));
    const caller = { headers: request.headers, source: networkAddressOf(request) };
    const done = await orRefused(
      () => app.entrance.signIn(caller, { username, password }),
      { username },
      event
    );
    if (!done.ok) return done.refused;
    keepDevice(event, done.answer);
    redirect(303, `/sign-in${url.search}`);
  }
};

/**
 * An account with an office role starts at the dashboard, even if it has points of its own: such a person
 * comes to work.
 */
function homeOf(actor: Actor): string {
  return actor.roles.some((role) => role !== 'member') ? '/office' : '/me';
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
