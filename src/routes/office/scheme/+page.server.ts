import { dayIn, firstDay } from '$lib/calendar';
import { isInForce, nextMonth } from '$lib/points';
import { may } from '$lib/server/accounts/actor';
import { decisionLimits } from '$lib/server/imports';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { Problem } from '$lib/server/problem';
import { retireScheme } from '$lib/server/schemes/retire-scheme';
import { withdrawAdoption } from '$lib/server/schemes/withdraw-adoption';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { orRefused, refusalOf } from '../../refused';
import { decisionIn } from '../decision-in';
import { field } from '../../fields';
import { officeActor } from '../office-actor';
import { usualDecider } from '../usual-decider';
import { adoptionLines } from './adoption-lines';
import { comingAfter } from './coming';
import { dayShown } from './day-shown';
import { schemeView } from './scheme-view';
import type { Actions, PageServerLoad } from './$types';

/** The rules as a document: those that hold today, or one of the unit's adoptions (`?no=`). */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const stores = await house.read(actor);
  const { adoptions } = stores;
  const today = dayIn(stores.unit.timeZone, house.clock());
  const spans = adoptions.spans();
  const begun = spans.filter(({ from }) => from <= today);
  const asked = Number(event.url.searchParams.get('no'));
  const shown = spans.find(({ no }) => no === asked) ?? begun[begun.length - 1] ?? spans[0];
  if (!shown) throw new Problem('unknown-scheme', 422, { value: stores.unit.scheme });
  const line = adoptions.lines.find(({ no }) => no === shown.no);
  return {
    today,
    document: schemeView({
      scheme: shown.scheme,
      text: (await adoptions.textOf(shown.no)) ?? '',
      values: line?.act === 'adopt' ? line.parameters : {},
      on: dayShown(shown, today),
      roster: await stores.roster.list()
    }),
    coming: comingAfter(shown, { spans, lines: adoptions.lines }, today),
    no: shown.no,
    lines: adoptionLines(adoptions, today),
    titles: Object.fromEntries(
      spans.map(({ no, scheme }) => [no, { name: scheme.name, english: scheme.english }])
    ),
    inForce: isInForce(schemeOf(stores), today),
    done: whatWasDone(event.url),
    may: { adopt: may(actor, 'adopt') },
    key: randomUUID(),
    /** first day of next month: from when it is usually retired */
    usual: firstDay(nextMonth(today.slice(0, 7))),
    body: await usualDecider(stores),
    limits: decisionLimits
  };
};

export const actions: Actions = {
  withdraw: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), no: Number(field(form, 'no')) };
    const done = await orRefused(() => withdrawAdoption(event.locals.house, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?withdrawn');
  },

  retire: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request);
    const asked = { from: field(form, 'from'), decision: decisionIn(form) };
    if (field(form, 'final') !== 'yes')
      return fail(422, { ...asked, refusal: refusalOf(new Problem('retire-unticked', 422)) });
    const done = await orRefused(
      () => retireScheme(event.locals.house, actor, { key: field(form, 'key'), ...asked }),
      asked
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?retired');
  }
};

function whatWasDone({ searchParams }: URL): 'adopted' | 'retired' | 'withdrawn' | null {
  if (searchParams.has('adopted')) return 'adopted';
  if (searchParams.has('retired')) return 'retired';
  return searchParams.has('withdrawn') ? 'withdrawn' : null;
}
