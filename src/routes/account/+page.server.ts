import { accountLimits } from '$lib/server/accounts/account-forms';
import { changePassword, dropPasskey, endOtherSessions, namePasskey } from '$lib/server/accounts/own-account';
import { may } from '$lib/server/accounts/actor';
import type { SignedIn } from '$lib/server/accounts/signed-in';
import { passkeyPlace } from '$lib/server/auth/passkey-place';
import { Problem } from '$lib/server/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../form-of';
import { orRefused } from '../refused';
import { addressOf } from '../address-of';
import { deviceOf } from '../device-of';
import type { Actions, PageServerLoad } from './$types';

/** One's own account. With a password that the office handed over, it is the one page that is open. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const signedIn = insider(locals);
  const { actor, username, mustChange, session } = signedIn;
  const { house } = locals;
  const { accounts, unit } = await house.read(actor);
  const [sessions, passkeys] = mustChange
    ? [[], []]
    : await Promise.all([accounts.sessions(actor.account), accounts.passkeys(actor.account)]);
  const place = passkeyPlace(url.origin, house.settings.publicUrl);
  return {
    person: { name: actor.name, username },
    unit: { name: unit.name, timeZone: unit.timeZone },
    mine: may(actor, 'score-oneself') && !mustChange,
    home: actor.roles.some((role) => role !== 'member') ? '/office' : '/me',
    mustChange,
    least: accountLimits.password.least,
    done: url.searchParams.get('done'),
    sessions: sessions.map(({ id, seen, agent, since }) => ({
      id,
      since,
      seen,
      device: deviceOf(agent),
      here: id === session
    })),
    passkeys,
    /** why passkeys can't be used here; null when they can */
    noPasskeys: place.rpID === null ? place.why : null,
    publicUrl: house.settings.publicUrl,
    key: randomUUID()
  };
};

/** Who is signed in; else signs in first, and comes back. */
function insider(locals: App.Locals): SignedIn {
  return locals.signedIn ?? redirect(303, '/sign-in?next=/account');
}

/** The same, once the password is their own. */
function owner(locals: App.Locals): SignedIn {
  const signedIn = insider(locals);
  return signedIn.mustChange ? redirect(303, '/account') : signedIn;
}

/** A password is taken as it was typed, with its spaces. */
function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export const actions: Actions = {
  password: async ({ locals, request }) => {
    const signedIn = insider(locals);
    const form = await formOf(request);
    const next = typed(form, 'next');
    const again = typed(form, 'again');
    const asked = { key: typed(form, 'key'), old: typed(form, 'old'), next, source: addressOf(request) };
    const done = await orRefused(async () => {
      if (next !== again) throw new Problem('passwords-differ', 422);
      return changePassword(locals.house, signedIn, asked);
    }, {});
    return done.ok ? redirect(303, '/account?done=password') : done.refused;
  },

  sessions: async ({ locals, request }) => {
    const signedIn = owner(locals);
    const form = await formOf(request);
    const asked = { key: typed(form, 'key'), only: typed(form, 'only') };
    const done = await orRefused(() => endOtherSessions(locals.house, signedIn, asked), {});
    return done.ok ? redirect(303, '/account?done=sessions') : done.refused;
  },

  rename: async ({ locals, request }) => {
    const signedIn = owner(locals);
    const form = await formOf(request);
    const asked = { key: typed(form, 'key'), id: typed(form, 'id'), name: typed(form, 'name').trim() };
    const done = await orRefused(() => namePasskey(locals.house, signedIn, asked), {});
    return done.ok ? redirect(303, '/account?done=named') : done.refused;
  },

  drop: async ({ locals, request }) => {
    const signedIn = owner(locals);
    const form = await formOf(request);
    const asked = { key: typed(form, 'key'), id: typed(form, 'id') };
    const done = await orRefused(() => dropPasskey(locals.house, signedIn, asked), {});
    return done.ok ? redirect(303, '/account?done=dropped') : done.refused;
  }
};
