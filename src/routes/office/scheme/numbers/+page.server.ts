import { dayIn } from '$lib/calendar';
import { openScheme } from '$lib/server/domain/schemes/adopt-scheme';
import { adoptedFile, changeNumbers, type BadNumber } from '$lib/server/domain/schemes/change-numbers';
import { holdScheme } from '$lib/server/domain/schemes/scheme-source';
import { Problem } from '$lib/server/platform/problem/problem';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { fail, redirect } from '@sveltejs/kit';
import { byName, field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused, refusalOf } from '../../../forms/refused';
import { problemText } from '../../../problem-text';
import { officeActor } from '../../office-actor';
import { localizedName, rulesText } from '../scheme-view';
import { numbersView } from './numbers-view';
import type { Actions, PageServerLoad } from './$types';

/** Lists every number of the rules that were adopted last, to be changed in their own file. */
export const load: PageServerLoad = async (event) => {
  const stores = await event.locals.app.read(officeActor(event, 'adopt'));
  const { no, scheme, from } = newestSpan(stores);
  const groups = numbersView(await adoptedFile(stores, no), scheme);
  return {
    no,
    from,
    title: localizedName(scheme),
    groups,
    count: groups.reduce(
      (sum, { rules }) => sum + rules.reduce((all, { numbers }) => all + numbers.length, 0),
      0
    )
  };
};

/** Fields are named by this and the number's id. */
const prefix = 'number-';
/** Faults of rows, by the number's id. */
const noFaults: Record<string, string> = {};

export const actions: Actions = {
  change: async (event) => {
    const actor = officeActor(event, 'adopt');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const typed = byName(
      [...form].flatMap(([name, value]) =>
        name.startsWith(prefix) && typeof value === 'string'
          ? [[name.slice(prefix.length), value] as const]
          : []
      )
    );
    const done = await orRefused(
      async () => {
        const stores = await app.read(actor);
        const today = dayIn(stores.unit.timeZone, app.clock());
        const text = await adoptedFile(stores, Number(field(form, 'no')));
        return changeNumbers(text, { typed, today });
      },
      { typed, bad: noFaults }
    );
    if (!done.ok) return done.refused;
    if ('bad' in done.answer) {
      const { bad } = done.answer;
      const refusal = refusalOf(new Problem('numbers-bad', 422, { count: bad.length }));
      return fail(422, { typed, refusal, bad: byName(bad.map((each) => [each.id, faultText(each)])) });
    }
    const { text } = done.answer;
    openScheme(text);
    const source = await holdScheme(app, actor, new TextEncoder().encode(text));
    redirect(303, `/office/scheme/adopt?source=${encodeURIComponent(source)}&tried#tried`);
  }
};

/** @throws Problem `unknown-scheme` when nothing was ever adopted */
function newestSpan({ adoptions, unit }: UnitStores) {
  const spans = adoptions.spans();
  const last = spans[spans.length - 1];
  if (!last) throw new Problem('unknown-scheme', 422, { value: unit.scheme });
  return last;
}

function faultText({ fault }: BadNumber): string {
  return 'code' in fault ? problemText(fault) : rulesText(fault);
}
