import { dayIn, isDay, periodKind } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { longestStory } from '$lib/sync';
import { namesFrom } from '$lib/server/domain/ledger/need-answers';
import { endUnchanged, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answerObjection, type AnswerInput } from '$lib/server/domain/objections/answer-objection';
import { correctableItems } from '$lib/server/domain/objections/corrections/assessed-figure';
import { decidingMeetings } from '$lib/server/domain/objections/deciding-meetings';
import {
  assignInvestigator,
  investigatorsFor,
  recordFindings
} from '$lib/server/domain/objections/investigate';
import type { Objection } from '$lib/server/domain/objections/objection';
import { objectionStatus } from '$lib/server/domain/objections/objection-status';
import { isUnpublished } from '$lib/server/domain/objections/notice-status';
import { objectionLimits } from '$lib/sync';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { Problem } from '$lib/server/platform/problem/problem';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { claimIn } from '../../../forms/claim-form';
import { field, fields } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused, refusalOf } from '../../../forms/refused';
import { refuse } from '../../../refuse';
import { supplementPreview, type SupplementPreview } from '../../supplement-preview';
import { choicesView, objectionDetailView, linesOf } from './objection-view';
import { twiceView, yearOver } from './twice-view';
import { placeOfObjection } from './place-of-objection';
import type { Actions, PageServerLoad } from './$types';

/** Shows one objection: what was said, who investigates, what was found, the answer, and its consequences. */
export const load: PageServerLoad = async (event) => {
  const actor = await placeOfObjection(event, 'see-objections');
  const { app } = event.locals;
  const asked = event.url.searchParams;
  const shown = await app.readTransaction(actor, async (stores) => {
    const [objection] = await stores.objections.list({ ids: [event.params.objection] });
    if (!objection) refuse(404, 'not-found');
    const now = app.clock();
    const today = dayIn(stores.unit.timeZone, now);
    const person = objection.subject ?? asked.get('person');
    const items = correctableItems(schemeOf(stores), objection.notice.period, today);
    const detail = await objectionDetailView(stores, objection, { actor, today });
    return {
      detail,
      // Nobody is chosen after the answer. Whoever raised the objection is involved and missing from the
      // list, so the person whose row it is doesn't get the list: it would show who raised it.
      choices:
        detail.isOwn || objectionStatus(objection).answer
          ? null
          : choicesView(await investigatorsFor(stores, objection, today), actor),
      usual: stores.unit.investigator,
      handles: may(actor, 'handle-objections'),
      people: objection.subject === null ? await namesIn(stores) : [],
      lines: await linesOf(stores, objection, person),
      meetings: (await decidingMeetings(stores, objection))
        .slice(0, 6)
        .map(({ id, decision: { date, minutes } }) => ({ id, date, minutes })),
      person,
      corrects: asked.get('correct') === 'yes',
      items,
      assessed: items.some(({ assessed }) => assessed),
      hasPapers: await hasPapers(stores, objection),
      rereads: asked.get('papers') === 'yes',
      today,
      longestStory,
      limits: objectionLimits,
      done: asked.get('done'),
      key: randomUUID(),
      yearOver: await yearOver(stores, objection),
      twice: await twiceView(stores, objection),
      toPublish: may(actor, 'publish') && isUnpublished(objection)
    };
  });
  const lastDay = asked.get('lastDay') ?? '';
  return { ...shown, lastDay, ...(await previewOf(event, shown.toPublish, lastDay)) };
};

/** Whether the notice is of a year whose ballot is closed, so that its papers can be reread. */
async function hasPapers({ ballots }: UnitStores, { notice: { period } }: Objection): Promise<boolean> {
  if (periodKind(period) !== 'year') return false;
  return (await ballots.of(Number(period)))?.closed != null;
}

async function namesIn({ roster }: UnitStores) {
  return (await roster.list()).map(({ id, name }) => ({ id, name }));
}

/** Previews what publishing would show, or says why it can't be published. */
async function previewOf(
  event: Parameters<PageServerLoad>[0],
  toPublish: boolean,
  lastDay: string
): Promise<SupplementPreview> {
  if (!toPublish) return { preview: null, unpublishable: null };
  const actor = await placeOfObjection(event, 'publish');
  return supplementPreview(event.locals.app, actor, { objection: event.params.objection }, lastDay);
}

/** Reads the objection that a form is about, with the number of the step that its reader saw. */
function namedIn(form: FormData, objection: string) {
  return { key: field(form, 'key'), objection, seen: Number(field(form, 'seen')) };
}

/** Reads what is booked instead. Every answer's form has these fields; all left empty mean no correction. */
function correctedIn(form: FormData) {
  const typed = claimIn(form);
  const { item, value, matterText, basis, story } = typed;
  return `${item}${value}${matterText}${basis}${story}`.trim() === '' ? null : typed;
}

const back = (objection: string, done: string) =>
  redirect(303, `/office/objections/${encodeURIComponent(objection)}?done=${done}`);

export const actions: Actions = {
  assign: async (event) => {
    const actor = await placeOfObjection(event, 'handle-objections');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const input = { ...namedIn(form, objection), investigator: field(form, 'account') };
    const done = await orRefused(() => assignInvestigator(event.locals.app, actor, input), { words: '' });
    return done.ok ? back(objection, 'assigned') : done.refused;
  },

  find: async (event) => {
    const actor = await placeOfObjection(event, 'handle-objections');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const words = field(form, 'words');
    const input = { ...namedIn(form, objection), words };
    const done = await orRefused(() => recordFindings(event.locals.app, actor, input), { words });
    return done.ok ? back(objection, 'found') : done.refused;
  },

  answer: async (event) => {
    const actor = await placeOfObjection(event, 'handle-objections');
    const form = await formOf(event.request);
    const { objection } = event.params;
    const words = field(form, 'words');
    const done = await orRefused(
      () =>
        answerObjection(event.locals.app, actor, {
          ...namedIn(form, objection),
          words,
          upheld: field(form, 'upheld') === 'yes',
          meeting: field(form, 'meeting'),
          reverses: fields(form.getAll('entry')),
          corrected: correctedIn(form),
          answered: namesFrom(field(form, 'answered')),
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
        publishSupplement(event.locals.app, actor, {
          key: field(form, 'key'),
          objection,
          shown: field(form, 'shown'),
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
    const done = await orRefused(() => endUnchanged(event.locals.app, actor, input), { words: '' });
    return done.ok ? back(objection, 'ended') : done.refused;
  }
};

/** Reads which ballot papers are reread, as typed; the command ignores empty lines. */
function papersIn(form: FormData): NonNullable<AnswerInput['papers']> {
  const [rows, scores] = [fields(form.getAll('row')), fields(form.getAll('score'))];
  return {
    subject: field(form, 'whose'),
    read: fields(form.getAll('paper')).map((no, at) => ({ no, row: rows[at] ?? '', score: scores[at] ?? '' }))
  };
}
