import { dayIn, isDay, lastMonth, monthOf, quarterOf } from '$lib/calendar';
import { may, type Actor } from '$lib/server/platform/access/actor';
import { assemblySheet, evaluatedQuarters } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { evaluate, takeBack } from '$lib/server/domain/assemblies/evaluate';
import { lateAssemblies } from '$lib/server/domain/assemblies/late-assemblies';
import { longestGrounds, ruleOnProposals } from '$lib/server/domain/assemblies/rule-on-proposals';
import { longestSkipReason, skipAssembly } from '$lib/server/domain/assemblies/skip-assembly';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { actingPerson } from '$lib/server/domain/conflicts/person-in-matter';
import { decisionLimits } from '$lib/server/domain/imports';
import { assembliesToPublish } from '$lib/server/domain/notices/assemblies-to-publish';
import { publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answersToReport } from '$lib/server/domain/objections/answers-to-report';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { Problem } from '$lib/server/platform/problem/problem';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { orRefused, refusalOf } from '../../forms/refused';
import { field, fields } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { rulingRows, rulingsIn, typedRulings } from '../rulings-in-form';
import { supplementPreview } from '../supplement-preview';
import { assemblyView } from './view';
import type { Actions, PageServerLoad } from './$types';

/**
 * Shows a quarter for the assembly of all members: its record, the committee's assessment, and the assembly's
 * decisions.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-assembly');
  const { app } = event.locals;
  const asked = event.url.searchParams;
  const shown = await app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const quarters = evaluatedQuarters(stores, today);
    const quarter = quarters.find((each) => each === asked.get('quarter')) ?? latest(quarters, today);
    const evaluated = asked.get('done');
    return {
      quarters,
      today,
      done: evaluated,
      holds: may(actor, 'hold-assembly'),
      sheet: quarter
        ? assemblyView(await assemblySheet(stores, quarter), {
            closed: seesClosed(actor, stores),
            viewer: await actingPerson(actor, stores.accounts)
          })
        : null,
      skip: quarter ? await skipView(stores, quarter) : null,
      skips: may(actor, 'skip-assembly'),
      ...(await lateView(stores, actor, quarter)),
      answers: quarter ? await answersToReport(stores, quarter, today) : [],
      limits: { minutes: decisionLimits.minutes, reason: longestGrounds, skip: longestSkipReason },
      keys: {
        record: randomUUID(),
        evaluate: randomUUID(),
        back: randomUUID(),
        rule: randomUUID(),
        skip: randomUUID(),
        conclude: randomUUID(),
        publish: randomUUID()
      }
    };
  });
  const lastDay = asked.get('lastDay') ?? '';
  const quarter = shown.sheet?.quarter;
  const supplement =
    shown.toPublish && quarter ? await supplementPreview(app, actor, { quarter }, lastDay) : null;
  return { ...shown, lastDay, supplement };
};

/** The supplementary notice of a late assembly: its code once it is published, and whether it waits for the reader. */
async function lateView(stores: UnitStores, actor: Actor, quarter: string | undefined) {
  const published = (await lateAssemblies(stores)).find((one) => one.quarter === quarter)?.notice ?? null;
  if (published !== null || !may(actor, 'publish')) return { published, toPublish: false };
  const waiting = await assembliesToPublish(stores);
  return { published, toPublish: waiting.some((one) => one.quarter === quarter) };
}

/** The record that the quarter's assembly was skipped, and whether that may be recorded now. */
async function skipView(stores: UnitStores, quarter: string) {
  const skip = await stores.assemblies.skip(quarter);
  const name = skip && accountNames(await stores.accounts.list()).get(skip.account);
  return {
    skipped: skip && { reason: skip.reason, at: skip.skipped, by: name ?? '—' },
    isSealed: (await stores.periods.open()) > lastMonth(quarter)
  };
}

/**
 * The quarter to evaluate by default: the last one that has ended, or the present one from its last month on.
 * @param quarters newest first
 */
function latest(quarters: readonly string[], today: string): string | undefined {
  const month = monthOf(today);
  const atEnd = lastMonth(quarterOf(month)) === month;
  return atEnd ? quarters[0] : (quarters[1] ?? quarters[0]);
}

const back = (quarter: string, done: string) =>
  redirect(303, `/office/assembly?quarter=${encodeURIComponent(quarter)}&done=${done}`);

/** No form of this page was refused; each action puts its own input in. */
const nothingTyped = { record: null, rows: null, rulings: null, reason: null };

export const actions: Actions = {
  record: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const input = {
      quarter: field(form, 'quarter'),
      date: field(form, 'date'),
      minutes: field(form, 'minutes'),
      entitled: field(form, 'entitled'),
      present: field(form, 'present'),
      why: field(form, 'why')
    };
    const done = await orRefused(
      () => recordAssembly(event.locals.app, actor, { key: field(form, 'key'), ...input }),
      { ...nothingTyped, record: input }
    );
    return done.ok ? back(input.quarter, 'recorded') : done.refused;
  },

  evaluate: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const [key, quarter] = [field(form, 'key'), field(form, 'quarter')];
    const [items, values] = [fields(form.getAll('item')), fields(form.getAll('value'))];
    const matters = fields(form.getAll('matterText'));
    const answered = new Set(fields(form.getAll('answered')));
    const rows = fields(form.getAll('subject')).map((subject, at) => ({
      subject,
      item: items[at] ?? '',
      value: values[at] ?? '',
      matterText: matters[at] ?? '',
      answered: answered.has(String(at))
    }));
    const done = await orRefused(() => evaluate(event.locals.app, actor, { key, quarter, rows }), {
      ...nothingTyped,
      rows
    });
    return done.ok ? back(quarter, 'evaluated') : done.refused;
  },

  back: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const [key, quarter, entry] = [field(form, 'key'), field(form, 'quarter'), field(form, 'entry')];
    const done = await orRefused(
      () => takeBack(event.locals.app, actor, { key, quarter, entry }),
      nothingTyped
    );
    return done.ok ? back(quarter, 'back') : done.refused;
  },

  rule: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const [key, quarter] = [field(form, 'key'), field(form, 'quarter')];
    const rows = rulingRows(form);
    const rulings = rulingsIn(rows).map(({ rule, subject, confirmed, given, words, seen }) => ({
      rule,
      subject,
      confirmed,
      given,
      words,
      seen
    }));
    const done = await orRefused(() => ruleOnProposals(event.locals.app, actor, { key, quarter, rulings }), {
      ...nothingTyped,
      rulings: typedRulings(rows)
    });
    return done.ok ? back(quarter, 'ruled') : done.refused;
  },

  skip: async (event) => {
    const actor = officeActor(event, 'skip-assembly');
    const form = await formOf(event.request);
    const [key, quarter, reason] = [field(form, 'key'), field(form, 'quarter'), field(form, 'reason')];
    const done = await orRefused(() => skipAssembly(event.locals.app, actor, { key, quarter, reason }), {
      ...nothingTyped,
      reason
    });
    return done.ok ? back(quarter, 'skipped') : done.refused;
  },

  conclude: async (event) => {
    const actor = officeActor(event, 'hold-assembly');
    const form = await formOf(event.request);
    const [key, quarter, shown] = [field(form, 'key'), field(form, 'quarter'), field(form, 'shown')];
    const done = await orRefused(
      () => concludeAssembly(event.locals.app, actor, { key, quarter, shown }),
      nothingTyped
    );
    return done.ok ? back(quarter, 'concluded') : done.refused;
  },

  publish: async (event) => {
    const actor = officeActor(event, 'publish');
    const form = await formOf(event.request);
    const [key, quarter, shown] = [field(form, 'key'), field(form, 'quarter'), field(form, 'shown')];
    const lastDay = field(form, 'lastDay');
    if (field(form, 'final') !== 'yes')
      return fail(422, { ...nothingTyped, refusal: refusalOf(new Problem('publish-unticked', 422)) });
    const input = { key, quarter, shown, lastDay: isDay(lastDay) ? lastDay : null };
    const done = await orRefused(() => publishSupplement(event.locals.app, actor, input), nothingTyped);
    return done.ok ? back(quarter, 'published') : done.refused;
  }
};
