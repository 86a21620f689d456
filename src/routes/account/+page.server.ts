import { accountLimits } from '$lib/server/platform/auth/account-forms';
import {
  changePassword,
  dropPasskey,
  endOtherSessions,
  namePasskey
} from '$lib/server/domain/accounts/own-account';
import { may } from '$lib/server/platform/access/actor';
import type { SignedIn } from '$lib/server/platform/access/signed-in';
import { passkeyPlace } from '$lib/server/platform/auth/passkey-place';
import { Problem } from '$lib/server/platform/problem/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../forms/form-of';
import { orRefused } from '../forms/refused';
import { deviceOf } from '../device-of';
import { keepDevice } from '../keep-device';
import { nextPath } from '../next-path';
import type { Actions, PageServerLoad } from './$types';

/** One's own account. Whoever still has the password that the office handed out can open no other page. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const signedIn = insider(locals);
  const { actor, username, mustChange, session } = signedIn;
  const { app } = locals;
  const { accounts, unit } = await app.read(actor);
  const [sessions, passkeys] = mustChange
    ? [[], []]
    : await Promise.all([accounts.sessions(actor.account), accounts.passkeys(actor.account)]);
  const place = passkeyPlace(url.origin, app.settings.publicUrl);
  return {
    account: actor.account,
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
    /** the reason why passkeys can't be used here; null when they can */
    noPasskeys: place.rpID === null ? place.why : null,
    publicUrl: app.settings.publicUrl,
    /** the page that was wanted before the password had to be changed */
    next: nextPath(url.searchParams.get('next')),
    key: randomUUID()
  };
};

/**
 * Returns who is signed in.
 * @throws Redirect to the sign-in page, which leads back here
 */
function insider(locals: App.Locals): SignedIn {
  return locals.signedIn ?? redirect(303, '/sign-in?next=/account');
}

/**
 * Returns who is signed in with a password of their own choice.
 * @throws Redirect to sign-in, or to the account page while the handed-out password has to be changed
 */
function owner(locals: App.Locals): SignedIn {
  const signedIn = insider(locals);
  return signedIn.mustChange ? redirect(303, '/account') : signedIn;
}

/** Reads a password exactly as typed, spaces included. */
function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export const actions: Actions = {
  password: async (event) => {
    const { locals, request } = event;
    const signedIn = insider(locals);
    const form = await formOf(request);
    const next = typed(form, 'next');
    const again = typed(form, 'again');
    const asked = { key: typed(form, 'key'), old: typed(form, 'old'), next };
    const done = await orRefused(
      async () => {
        if (next !== again) throw new Problem('passwords-differ', 422);
        return changePassword(locals.app, signedIn, asked);
      },
      {},
      event
    );
    if (!done.ok) return done.refused;
    keepDevice(event, await locals.app.entrance.credential(signedIn.actor.account));
    redirect(303, nextPath(event.url.searchParams.get('next')) ?? '/account?done=password');
  },

  sessions: async ({ locals, request }) => {
    const signedIn = owner(locals);
    const form = await formOf(request);
    const asked = { key: typed(form, 'key'), only: typed(form, 'only') };
    const done = await orRefused(() => endOtherSessions(locals.app, signedIn, asked), {});
    return done.ok ? redirect(303, '/account?done=sessions') : done.refused;
  },

  rename: async ({ locals, request }) => {
    const signedIn = owner(locals);
    const form = await formOf(request);
    const asked = { key: typed(form, 'key'), id: typed(form, 'id'), name: typed(form, 'name').trim() };
    const done = await orRefused(() => namePasskey(locals.app, signedIn, asked), {});
    return done.ok ? redirect(303, '/account?done=named') : done.refused;
  },

  drop: async ({ locals, request }) => {
    const signedIn = owner(locals);
    const form = await formOf(request);
    const asked = { key: typed(form, 'key'), id: typed(form, 'id') };
    const done = await orRefused(() => dropPasskey(locals.app, signedIn, asked), {});
    return done.ok ? redirect(303, '/account?done=dropped') : done.refused;
  }
};
