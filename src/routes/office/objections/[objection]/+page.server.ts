import { dayIn, isDay } from '$lib/calendar';
import { periodKind } from '$lib/notice';
import { may } from '$lib/server/accounts/actor';
import { longestStory } from '$lib/server/claims/read-fields';
import { endUnchanged, previewSupplement, publishSupplement } from '$lib/server/notices/publish-supplement';
import { answerObjection } from '$lib/server/objections/answer-objection';
import { correctableItems } from '$lib/server/objections/assessed-figure';
import { assignInvestigator, investigatorsFor, recordFindings } from '$lib/server/objections/investigate';
import type { Objection } from '$lib/server/objections/objection';
import { objectionStanding } from '$lib/server/objections/objection-standing';
import { isUnpublished } from '$lib/server/objections/notice-standing';
import { objectionLimits } from '$lib/server/objections/objection-text';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { Problem } from '$lib/server/problem';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { error, fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { claimIn } from '../../../claim-form';
import { field, fields } from '../../../fields';
import { formOf } from '../../../form-of';
import { orRefused, refusalOf } from '../../../refused';
import { detailView, linesOf } from './objection-view';
import { papersIn } from './papers-in';
import { twiceView, yearOver } from './twice-view';
import { placeOfObjection } from './place-of-objection';
import type { Actions, PageServerLoad } from './$types';

/** One objection: what was said, who investigates, what was found, the answer, and what follows from it. */
export const load: PageServerLoad = async (event) => {
  const actor = await placeOfObjection(event, 'see-objections');
  const { house } = event.locals;
  const asked = event.url.searchParams;
  const shown = await house.view(actor, async (stores) => {
    const [objection] = await stores.objections.list({ ids: [event.params.objection] });
    if (!objection) error(404, { message: 'not-found', code: 'not-found' });
    const now = house.clock();
    const today = dayIn(stores.unit.timeZone, now);
    const person = objection.subject ?? asked.get('person');
    const items = correctableItems(schemeOf(stores), objection.notice.period, today);
    const detail = await detailView(stores, objection, { actor, today });
    return {
      detail,
      // Nobody is chosen once it is answered. Who raised it is involved: whose row it is doesn't learn who that is.
      investigators:
        detail.isOwn || objectionStanding(objection).answer
          ? []
          : await investigatorsFor(stores, objection, today),
      usual: stores.unit.investigator,
      handles: may(actor, 'handle-objections'),
      people: objection.subject === null ? await namesIn(stores) : [],
      lines: await linesOf(stores, objection, person),
      meetings: (await stores.meetings.list())
        .slice(0, 6)
        .map(({ id, decision: { date, minutes } }) => ({ id, date, minutes })),
      ...{
        person,
        corrects: asked.get('correct') === 'yes',
        items,
        assessed: items.some(({ assessed }) => assessed),
        ...{ hasPapers: await hasPapers(stores, objection), rereads: asked.get('papers') === 'yes' }
      },
      ...{ today, longestStory, limits: objectionLimits, done: asked.get('done'), key: randomUUID() },
      ...{ yearOver: await yearOver(stores, objection), twice: await twiceView(stores, objection) },
      toPublish: may(actor, 'publish') && isUnpublished(objection)
    };
  });
  const lastDay = asked.get('lastDay') ?? '';
  return { ...shown, lastDay, ...(await previewOf(event, shown.toPublish, lastDay)) };
};

/** The notice is of a year whose ballot is closed: its papers can be read otherwise. */
async function hasPapers({ ballots }: UnitStores, { notice: { period } }: Objection): Promise<boolean> {
  if (periodKind(period) !== 'year') return false;
  return (await ballots.of(Number(period)))?.closed != null;
}

async function namesIn({ roster }: UnitStores) {
  return (await roster.list()).map(({ id, name }) => ({ id, name }));
}

/** What publishing would show; or why it can't be published. */
async function previewOf(
  event: Parameters<PageServerLoad>[0],
  toPublish: boolean,
  lastDay: string
): Promise<{
  preview: Awaited<ReturnType<typeof previewSupplement>> | null;
  unpublishable: ReturnType<typeof refusalOf> | null;
}> {
  if (!toPublish) return { preview: null, unpublishable: null };
  const actor = await placeOfObjection(event, 'publish');
  const input = { objection: event.params.objection, lastDay: isDay(lastDay) ? lastDay : null };
  try {
    return { preview: await previewSupplement(event.locals.house, actor, input), unpublishable: null };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { preview: null, unpublishable: refusalOf(problem) };
  }
}

/** The objection that a form is about, and the step that was shown. */
function namedIn(form: FormData, objection: string) {
  return { key: field(form, 'key'), objection, seen: Number(field(form, 'seen')) };
}

/** What is booked instead; its fields stand in the form of every answer, and may be left as they were. */
function correctedIn(form: FormData) {
  const typed = claimIn(form);
  const { item, value, matter, basis, story } = typed;
  return `${item}${value}${matter}${basis}${story}`.trim() === '' ? null : typed;
}

const back = (objection: string, done: string) =>
  redirect(303, `/office/objections/${encodeURIComponent(objection)}?done=${done}`);

export const actions: Actions = {
  assign: async (event) => {
    const actor = await placeOfObjection(event, 'handle-objections');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const input = { ...namedIn(form, objection), investigator: field(form, 'account') };
    const done = await orRefused(() => assignInvestigator(event.locals.house, actor, input), { words: '' });
    return done.ok ? back(objection, 'assigned') : done.refused;
  },

  find: async (event) => {
    const actor = await placeOfObjection(event, 'handle-objections');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const words = field(form, 'words');
    const input = { ...namedIn(form, objection), words };
    const done = await orRefused(() => recordFindings(event.locals.house, actor, input), { words });
    return done.ok ? back(objection, 'found') : done.refused;
  },

  answer: async (event) => {
    const actor = await placeOfObjection(event, 'handle-objections');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const words = field(form, 'words');
    const done = await orRefused(
      () =>
        answerObjection(event.locals.house, actor, {
          ...{ ...namedIn(form, objection), words, upheld: field(form, 'upheld') === 'yes' },
          ...{ meeting: field(form, 'meeting'), reverses: fields(form.getAll('entry')) },
          corrected: correctedIn(form),
          papers: papersIn(form)
        }),
      { words }
    );
    return done.ok ? back(objection, 'answered') : done.refused;
  },

  publish: async (event) => {
    const actor = await placeOfObjection(event, 'publish');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const lastDay = field(form, 'lastDay');
    if (field(form, 'final') !== 'yes')
      return fail(422, { words: '', refusal: refusalOf(new Problem('publish-unticked', 422)) });
    const done = await orRefused(
      () =>
        publishSupplement(event.locals.house, actor, {
          ...{ key: field(form, 'key'), objection, shown: field(form, 'shown') },
          lastDay: isDay(lastDay) ? lastDay : null
        }),
      { words: '' }
    );
    return done.ok ? back(objection, 'published') : done.refused;
  },

  end: async (event) => {
    const actor = await placeOfObjection(event, 'publish');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const lastDay = field(form, 'lastDay');
    const input = { key: field(form, 'key'), objection, lastDay: isDay(lastDay) ? lastDay : null };
    const done = await orRefused(() => endUnchanged(event.locals.house, actor, input), { words: '' });
    return done.ok ? back(objection, 'ended') : done.refused;
  }
};
