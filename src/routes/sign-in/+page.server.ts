import type { Actor } from '$lib/server/accounts/actor';
import { m } from '$lib/text';
import { fail, redirect } from '@sveltejs/kit';
import { APIError } from 'better-auth/api';
import { demoAccounts, demoPassword } from '$lib/server/accounts/demo-accounts';
import { formOf } from '../form-of';
import { nextPath } from './next-path';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url }) => {
  const { actor, house } = locals;
  if (actor) redirect(303, nextPath(url.searchParams.get('next')) ?? homeOf(actor));
  return {
    out: url.searchParams.has('out'),
    /** the first unit has just been set up */
    ready: url.searchParams.has('ready'),
    /** signed in, but with nothing to do here: an account whose roles have ended, or haven't begun */
    noRole: (await house.auth.api.getSession({ headers: request.headers })) !== null,
    next: nextPath(url.searchParams.get('next')),
    demo: house.settings.demo
      ? {
          password: demoPassword,
          accounts: demoAccounts.map(({ username, name, roles }) => ({ username, name, roles }))
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
    const refused = (status: number, sentence: string) => fail(status, { username, sentence });
    if (username === '' || password === '') return refused(400, m.problem_sign_in_empty());
    const source = request.headers.get('x-sunboard-ip') ?? '';
    if (!house.attempts.begin(username, source)) return refused(429, m.problem_sign_in_too_often());
    try {
      await house.auth.api.signInUsername({ body: { username, password }, headers: request.headers });
    } catch (error) {
      if (!(error instanceof APIError)) throw error;
      // Which part was wrong is nobody's business: names of accounts can't be tried out.
      return refused(401, m.problem_sign_in_wrong());
    }
    house.attempts.succeeded(username, source);
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
