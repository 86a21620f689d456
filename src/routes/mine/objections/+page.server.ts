import { dayIn, firstMonth, lastMonth } from '$lib/calendar';
import { itemOf } from '$lib/points';
import type { Actor } from '$lib/server/platform/access/actor';
import { appealableUntil, appealAsMember } from '$lib/server/domain/objections/appeal-objection';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { objectionLines, type ObjectionLine } from '$lib/server/domain/objections/objection-lines';
import { shownState } from '$lib/server/domain/objections/objection-status';
import { objectionLimits } from '$lib/server/domain/objections/read-objection-text';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { itemText } from '$lib/ui/text/item-text';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { objectionIn } from '../../forms/objection-form';
import { orRefused } from '../../forms/refused';
import { ownActor } from '../own-actor';
import { ownForm } from '../own-form';
import type { Actions, PageServerLoad } from './$types';

/** Takes an objection to a notice, with one's own row filled in, and shows what became of earlier ones. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { app } = event.locals;
  const asked = event.url.searchParams;
  return app.readTransaction(actor, async (stores) => {
    const now = app.clock();
    const today = dayIn(stores.unit.timeZone, now);
    const notices = await openNotices(stores, today);
    const chosen = notices.find(({ code }) => code === asked.get('notice')) ?? notices[0] ?? null;
    const { waiting, settled } = await objectionLines(stores, now, { account: actor.account });
    const own = [...waiting, ...settled].filter(({ objection }) => objection.way === 'member');
    return {
      unit: { name: stores.unit.name, timeZone: stores.unit.timeZone },
      person: actor.name,
      notices,
      notice: chosen,
      objections: stores.unit.objections,
      /** one's own row stands in the chosen notice */
      isIn: chosen !== null && (await isRowOf(stores, actor, chosen)),
      entries: chosen ? await ownEntries(stores, actor, chosen.period) : [],
      lines: await Promise.all(
        own.map(async (line) => ({ ...lineView(line), appealUntil: await untilFor(stores, line, today) }))
      ),
      limits: objectionLimits,
      done: asked.get('done'),
      key: randomUUID()
    };
  });
};

async function openNotices({ notices }: UnitStores, today: string) {
  const all = [...(await notices.list()), ...(await notices.supplements())];
  return all
    .filter(({ lastDay }) => lastDay >= today)
    .map(({ code, period, year, no, lastDay }) => ({ code, period, year, no, lastDay }));
}

/**
 * Whether one's own row stands in a notice. A supplementary notice shows few rows; a period's notice shows
 * everybody with a result in it.
 */
async function isRowOf({ notices }: UnitStores, { subject }: Actor, { code }: { code: string }) {
  const corrects = (await notices.supplements()).some((each) => each.code === code);
  return !corrects || (await notices.subjectsOf(code)).some((each) => each === subject);
}

/** One's own ledger lines that are booked in the notice's period. */
async function ownEntries(stores: UnitStores, actor: Actor, period: string) {
  const scheme = schemeOf(stores);
  const [first, last] = [firstMonth(period), lastMonth(period)];
  const entries = await stores.ledger.entries({ subject: actor.subject ?? '' });
  return entries
    .filter((entry) => entry.period >= first && entry.period <= last && entry.reverses === null)
    .map((entry) => ({
      id: entry.id,
      date: entry.date,
      what: itemText(itemOf(scheme, entry.item, entry.date), entry)
    }));
}

function lineView({ objection, no, status: { state, answer, due, supplements, last } }: ObjectionLine) {
  const { id, receipt, notice, filed, said } = objection;
  return {
    id,
    no,
    receipt,
    notice,
    filed,
    said,
    state: shownState(state),
    due,
    supplements,
    last,
    answer: answer?.words ?? ''
  } as const;
}

async function untilFor(
  stores: UnitStores,
  { objection }: ObjectionLine,
  today: string
): Promise<string | null> {
  const until = await appealableUntil(stores, objection);
  return until !== null && today <= until ? until : null;
}

export const actions: Actions = {
  object: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const typed = { ...objectionIn(form), about: field(form, 'about'), entry: field(form, 'entry') };
    const done = await orRefused(
      () => objectAsMember(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok ? redirect(303, '/mine/objections?done=objected') : done.refused;
  },

  appeal: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const input = { receipt: field(form, 'receipt'), words: field(form, 'words') };
    const done = await orRefused(
      () =>
        appealAsMember(event.locals.app, actor, {
          key: field(form, 'key'),
          seen: Number(field(form, 'seen')),
          ...input
        }),
      { typed: null }
    );
    return done.ok ? redirect(303, '/mine/objections?done=appealed') : done.refused;
  }
};
