import { dayIn } from '$lib/calendar';
import { builtInIds, builtInScheme } from '$lib/schemes';
import { accountLimits } from '$lib/server/platform/auth/account-forms';
import { Problem } from '$lib/server/platform/problem/problem';
import { noteRefusal } from '$lib/server/platform/requests/note-refusal';
import { firstPeriods, readSetup, setupFields, type SetupInput } from '$lib/server/domain/setup/setup-input';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { problemText } from '../../problem-text';
import { refuse } from '../../refuse';
import type { Actions, PageServerLoad } from './$types';

const refused = (code: 'already-set-up' | 'setup-void') =>
  refuse(code === 'already-set-up' ? 410 : 404, code);

/** Gives the form of the first run. The address is refused once a unit exists, or when its secret is void. */
export const load: PageServerLoad = async ({ locals: { app }, params }) => {
  if (!(await app.setup.isNeeded())) refused('already-set-up');
  if (!app.setup.opens(params.secret)) refused('setup-void');
  const { timeZone } = app.settings;
  const today = dayIn(timeZone, app.clock());
  return {
    key: randomUUID(),
    today,
    timeZone,
    timeZones: Intl.supportedValuesOf('timeZone'),
    months: firstPeriods(builtInIds[0] ?? '', today),
    least: accountLimits.password.least,
    schemes: builtInIds.map((id) => {
      const scheme = builtInScheme(id);
      return {
        id,
        name: scheme?.name ?? id,
        english: scheme?.english ?? id,
        source: scheme?.source ?? '',
        open: (scheme?.parameters ?? []).filter(({ confirm }) => confirm)
      };
    })
  };
};

export const actions: Actions = {
  default: async ({ locals: { app }, params, request }) => {
    const form = await formOf(request);
    const input = typedIn(form);
    const key = form.get('key');
    if (!app.setup.opens(params.secret))
      refused((await app.setup.isNeeded()) ? 'setup-void' : 'already-set-up');
    const read = readSetup(input, dayIn(app.settings.timeZone, app.clock()));
    // Passwords aren't sent back: a page that holds one would stay in the browser's history.
    const typed = { ...input, password: '', repeated: '' };
    if (!read.ok) {
      const troubles = Object.entries(read.troubles).flatMap(([field, params]) => {
        if (!params) return [];
        noteRefusal(params.code);
        return [[field, problemText(params)] as const];
      });
      return fail(422, { typed, troubles: Object.fromEntries(troubles) });
    }
    try {
      await app.setup.found({ key: typeof key === 'string' ? key : '', first: read.first });
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      if (fault.code === 'already-set-up') refused('already-set-up');
      noteRefusal(fault.code);
      return fail(fault.status, { typed, troubles: { name: problemText({ code: 'bad-key', params: {} }) } });
    }
    redirect(303, '/sign-in?ready=1&next=%2Foffice');
  }
};

function typedIn(form: FormData): SetupInput {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const typed = Object.fromEntries(setupFields.map((name) => [name, text(name).trim()])) as SetupInput;
  // A password is taken exactly as typed, spaces included.
  return { ...typed, password: text('password'), repeated: text('repeated') };
}
