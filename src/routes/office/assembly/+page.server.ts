import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/accounts/actor';
import { assemblySheet, evaluatedQuarters } from '$lib/server/assemblies/assembly-sheet';
import { concludeAssembly, longestGround, ruleOnFlag } from '$lib/server/assemblies/conclude';
import { evaluate, takeBack } from '$lib/server/assemblies/evaluate';
import { recordAssembly } from '$lib/server/assemblies/record-assembly';
import { decisionLimits } from '$lib/server/imports';
import { answersToReport } from '$lib/server/objections/answers-to-report';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { orRefused } from '../../refused';
import { field, fields } from '../../fields';
import { officeActor } from '../office-actor';
import { assemblyView } from './view';
import type { Actions, PageServerLoad } from './$types';

/** A quarter before the assembly of all members: its record, what the committee assessed, what it decides. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-assembly');
  const { house } = event.locals;
  const asked = event.url.searchParams;
  return house.view(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, house.clock());
    const quarters = evaluatedQuarters(stores, today);
    const quarter = quarters.find((each) => each === asked.get('quarter')) ?? latest(quarters, today);
    const evaluated = asked.get('done');
    return {
      ...{ quarters, today, done: evaluated },
      holds: may(actor, 'hold-assembly'),
      sheet: quarter
        ? assemblyView(await assemblySheet(stores, quarter), { closed: may(actor, 'see-closed') })
        : null,
      answers: quarter ? await answersToReport(stores, quarter, today) : [],
      limits: { minutes: decisionLimits.minutes, reason: longestGround },
      keys: { record: randomUUID(), evaluate: randomUUID(), back: randomUUID(), conclude: randomUUID() },
      rulingKey: randomUUID()
    };
  });
};

/** The quarter that is to be evaluated: the one that ended last, until the present one comes to its last month. */
function latest(quarters: readonly string[], today: string): string | undefined {
  const atEnd = Number(today.slice(5, 7)) % 3 === 0;
  return atEnd ? quarters[0] : (quarters[1] ?? quarters[0]);
}

const back = (quarter: string, done: string) =>
  redirect(303, `/office/assembly?quarter=${encodeURIComponent(quarter)}&done=${done}`);

export const actions: Actions = {
  record: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const input = {
      ...{ quarter: field(form, 'quarter'), date: field(form, 'date'), minutes: field(form, 'minutes') },
      ...{ entitled: field(form, 'entitled'), present: field(form, 'present'), why: field(form, 'why') }
    };
    const done = await orRefused(
      () => recordAssembly(event.locals.house, actor, { key: field(form, 'key'), ...input }),
      { record: input, rows: null }
    );
    return done.ok ? back(input.quarter, 'recorded') : done.refused;
  },

  evaluate: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const [key, quarter] = [field(form, 'key'), field(form, 'quarter')];
    const [items, values] = [fields(form.getAll('item')), fields(form.getAll('value'))];
    const matters = fields(form.getAll('matter'));
    const rows = fields(form.getAll('subject')).map((subject, at) => ({
      subject,
      ...{ item: items[at] ?? '', value: values[at] ?? '', matter: matters[at] ?? '' }
    }));
    const done = await orRefused(() => evaluate(event.locals.house, actor, { key, quarter, rows }), {
      record: null,
      rows
    });
    return done.ok ? back(quarter, 'evaluated') : done.refused;
  },

  back: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const [key, quarter, entry] = [field(form, 'key'), field(form, 'quarter'), field(form, 'entry')];
    const done = await orRefused(() => takeBack(event.locals.house, actor, { key, quarter, entry }), {
      record: null,
      rows: null
    });
    return done.ok ? back(quarter, 'back') : done.refused;
  },

  rule: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const input = {
      ...{ quarter: field(form, 'quarter'), subject: field(form, 'subject'), rule: field(form, 'rule') },
      ...{ upheld: field(form, 'upheld'), reason: field(form, 'reason') }
    };
    const done = await orRefused(
      () => ruleOnFlag(event.locals.house, actor, { key: field(form, 'key'), ...input }),
      { record: null, rows: null }
    );
    return done.ok ? back(input.quarter, 'ruled') : done.refused;
  },

  conclude: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const [key, quarter, shown] = [field(form, 'key'), field(form, 'quarter'), field(form, 'shown')];
    const done = await orRefused(() => concludeAssembly(event.locals.house, actor, { key, quarter, shown }), {
      record: null,
      rows: null
    });
    return done.ok ? back(quarter, 'concluded') : done.refused;
  }
};
