import { may } from '$lib/server/platform/access/actor';
import { noteAccountChanges } from '$lib/server/domain/accounts/changes-to-note';
import type { AskedRole } from '$lib/server/domain/accounts/check-role';
import { proposedTerm } from '$lib/server/domain/accounts/proposed-term';
import {
  addAccount,
  addSittingMember,
  endRole,
  giveRole,
  joinAccount,
  resetPassword,
  unlockAccount
} from '$lib/server/domain/accounts/manage-accounts';
import { officeRoles } from '$lib/server/domain/accounts/office-roles';
import { departmentsOf } from '$lib/server/domain/assessments/departments';
import { rulesOfYear } from '$lib/server/domain/assessments/rules-of-year';
import { hasCommission } from '$lib/server/domain/outcomes/holds-talk';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { dayIn, yearOf } from '$lib/calendar';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { field } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { orRefused } from '../../forms/refused';
import { refuse } from '../../refuse';
import { containsWords } from '../../text-search';
import type { Actions, PageServerLoad } from './$types';

/**
 * Lists who may sign in. Whoever sees the ledger may see this too, so that nobody is let in or made a
 * recorder unnoticed.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-accounts');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const today = dayIn(stores.unit.timeZone, app.clock());
  const accounts = await stores.accounts.list();
  const departments = departmentsOf(rulesOfYear(schemeOf(stores), yearOf(today)));
  const asked = event.url.searchParams;
  const manages = may(actor, 'add-account');
  const q = (asked.get('q') ?? '').trim().slice(0, 60);
  const found = accounts.filter(
    ({ name, username, roles }) =>
      q === '' || containsWords([name, username, ...roles.map(({ subject }) => subject?.id ?? '')], q)
  );
  const roster = (await stores.roster.list())
    .filter(({ to }) => to === null || to >= today)
    .map(({ id, name }) => ({ id, name }));
  const lasting = accounts.flatMap(({ roles }) => roles).filter(({ state }) => state !== 'ended');
  const having = new Set(lasting.map(({ subject }) => subject?.id));
  return {
    manages,
    today,
    address: app.settings.publicUrl ?? event.url.origin,
    roles: officeRoles.filter(
      (role) =>
        (role !== 'department' || departments.length > 0) &&
        (role !== 'commission' || hasCommission(schemeOf(stores), today))
    ),
    departments,
    /** last day that is proposed for a new account; '' for none */
    term: proposedTerm(stores.unit, today),
    roster,
    /** how many of them have no account, now or to come */
    withoutAccount: roster.filter(({ id }) => !having.has(id)).length,
    done: { what: asked.get('done') ?? '', name: nameOf(accounts, asked.get('account')) },
    key: randomUUID(),
    q,
    count: accounts.length,
    accounts: await Promise.all(
      found.map(async (account) => ({
        ...account,
        own: account.id === actor.account,
        locked: manages && (await app.entrance.tries.someoneWaits(account.username)),
        keys: { give: randomUUID(), end: randomUUID(), reset: randomUUID(), unlock: randomUUID() }
      }))
    )
  };
};

function nameOf(accounts: { id: string; name: string }[], id: string | null): string {
  return accounts.find((account) => account.id === id)?.name ?? '';
}

function askedRole(form: FormData): AskedRole {
  const [role, subject, department] = [
    field(form, 'role'),
    field(form, 'subject'),
    field(form, 'department')
  ];
  return {
    role,
    subject: role === 'member' ? subject : '',
    department: role === 'department' ? department : '',
    from: field(form, 'from'),
    to: field(form, 'to'),
    same: field(form, 'same')
  };
}

const back = (done: string, account: string) =>
  redirect(303, `/office/accounts?done=${done}&account=${encodeURIComponent(account)}`);

export const actions: Actions = {
  noted: async (event) => {
    const actor = officeActor(event, 'note-account-changes');
    const form = await formOf(event.request);
    const until = Number(field(form, 'until'));
    const done = await orRefused(
      () => noteAccountChanges(event.locals.app, actor, { key: field(form, 'key'), until }),
      {}
    );
    // Not everybody who may note them sees this page, so a bad form has a page of its own.
    if (!done.ok) refuse(400, 'bad-form');
    redirect(303, '/office');
  },

  add: async (event) => {
    const actor = officeActor(event, 'add-account');
    const form = await formOf(event.request);
    const [key, username, name] = [field(form, 'key'), field(form, 'username'), field(form, 'name')];
    const role = askedRole(form);
    const done = await orRefused(
      () => addAccount(event.locals.app, actor, { key, username: username.toLowerCase(), name, role }),
      { typed: { username, name, ...role }, handed: null, at: '' }
    );
    // No redirect here: the new password is shown in this answer and nowhere else.
    return done.ok ? { typed: null, refusal: null, handed: done.answer, at: '' } : done.refused;
  },

  sit: async (event) => {
    const actor = officeActor(event, 'add-account');
    const form = await formOf(event.request);
    const asked = { name: field(form, 'name'), from: field(form, 'from'), to: field(form, 'to') };
    const done = await orRefused(
      () => addSittingMember(event.locals.app, actor, { key: field(form, 'key'), ...asked }),
      { typed: null, handed: null, at: 'sitting', sitting: asked }
    );
    return done.ok ? back('sits', done.answer.account) : done.refused;
  },

  join: async (event) => {
    const actor = officeActor(event, 'give-role');
    const form = await formOf(event.request);
    const typed = {
      username: field(form, 'username').toLowerCase(),
      subject: field(form, 'subject'),
      from: field(form, 'from'),
      to: field(form, 'to'),
      same: field(form, 'same')
    };
    const done = await orRefused(
      () => joinAccount(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed: null, handed: null, at: 'joining', joining: typed }
    );
    return done.ok ? back('joined', done.answer.account) : done.refused;
  },

  give: async (event) => {
    const actor = officeActor(event, 'give-role');
    const form = await formOf(event.request);
    const [key, account] = [field(form, 'key'), field(form, 'account')];
    const role = askedRole(form);
    const done = await orRefused(() => giveRole(event.locals.app, actor, { key, account, role }), {
      typed: null,
      handed: null,
      at: account,
      giving: role
    });
    return done.ok ? back('given', account) : done.refused;
  },

  end: async (event) => {
    const actor = officeActor(event, 'end-role');
    const form = await formOf(event.request);
    const [key, account] = [field(form, 'key'), field(form, 'account')];
    const [role, last] = [field(form, 'role'), field(form, 'last')];
    const done = await orRefused(() => endRole(event.locals.app, actor, { key, account, role, last }), {
      typed: null,
      handed: null,
      at: account
    });
    return done.ok ? back(last === '' ? 'ended' : 'will-end', account) : done.refused;
  },

  reset: async (event) => {
    const actor = officeActor(event, 'reset-password');
    const form = await formOf(event.request);
    const [key, account] = [field(form, 'key'), field(form, 'account')];
    if (field(form, 'asked') !== 'yes') refuse(400, 'bad-form');
    const done = await orRefused(() => resetPassword(event.locals.app, actor, { key, account }), {
      typed: null,
      handed: null,
      at: account
    });
    return done.ok ? { typed: null, refusal: null, handed: done.answer, at: account } : done.refused;
  },

  unlock: async (event) => {
    const actor = officeActor(event, 'unlock-account');
    const form = await formOf(event.request);
    const [key, account] = [field(form, 'key'), field(form, 'account')];
    const done = await orRefused(() => unlockAccount(event.locals.app, actor, { key, account }), {
      typed: null,
      handed: null,
      at: account
    });
    return done.ok ? back('unlocked', account) : done.refused;
  }
};
