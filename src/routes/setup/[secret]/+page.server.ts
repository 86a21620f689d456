import { dayIn } from '$lib/calendar';
import { builtInIds, builtInScheme } from '$lib/schemes';
import { accountLimits } from '$lib/server/accounts/account-forms';
import { Problem } from '$lib/server/problem';
import { firstPeriods, readSetup, setupFields, type SetupInput } from '$lib/server/setup/setup-input';
import { error, fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { problemText } from '../../problem-text';
import type { Actions, PageServerLoad } from './$types';

const refused = (code: 'already-set-up' | 'setup-void') =>
  error(code === 'already-set-up' ? 410 : 404, { message: code, code });

export const load: PageServerLoad = async ({ locals: { house }, params }) => {
  if (!(await house.setup.isNeeded())) refused('already-set-up');
  if (!house.setup.opens(params.secret)) refused('setup-void');
  const { timeZone } = house.settings;
  const today = dayIn(timeZone, house.clock());
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
  default: async ({ locals: { house }, params, request }) => {
    const form = await formOf(request);
    const input = typedIn(form);
    const key = form.get('key');
    if (!house.setup.opens(params.secret))
      refused((await house.setup.isNeeded()) ? 'setup-void' : 'already-set-up');
    const read = readSetup(input, dayIn(house.settings.timeZone, house.clock()));
    // Passwords aren't sent back: a page that holds one ends up in a browser's history.
    const typed = { ...input, password: '', repeated: '' };
    if (!read.ok) {
      const troubles = Object.entries(read.troubles).flatMap(([field, told]) =>
        told ? [[field, problemText(told)] as const] : []
      );
      return fail(422, { typed, troubles: Object.fromEntries(troubles) });
    }
    try {
      await house.setup.found({ key: typeof key === 'string' ? key : '', first: read.first });
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      if (fault.code === 'already-set-up') refused('already-set-up');
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
  // A password is what was typed, spaces included.
  return { ...typed, password: text('password'), repeated: text('repeated') };
}
