import { dayIn } from '$lib/calendar';
import { holdsTalks } from '$lib/server/domain/outcomes/holds-talk';
import { longestReason } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { holdTalk, talksOf, type TalkLine } from '$lib/server/domain/outcomes/talks';
import { getLocale } from '$lib/text/generated/runtime.js';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { firstPageDeadlines } from '../front-page/unit-deadlines';
import { officeActor } from '../office-actor';
import { refuse } from '../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** Lists the talks that the reader's organ holds: those that wait, with a form for each, then those that were held. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'hold-talks');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    if (!holdsTalks(actor, stores)) refuse(403, 'forbidden');
    const lines = (await talksOf(stores, actor)).map(talkView);
    return {
      waiting: lines.filter(({ talk }) => talk === null),
      held: lines.filter(({ talk }) => talk !== null),
      today: dayIn(stores.unit.timeZone, app.clock()),
      longest: longestReason,
      key: randomUUID(),
      done: event.url.searchParams.has('done'),
      deadlines: await firstPageDeadlines(actor, stores, app.clock())
    };
  });
};

const nameHere = (organ: TalkLine['holder']) => organ && (getLocale() === 'en' ? organ.english : organ.name);

/** A talk with its rule's name in the reader's language, and nothing that the page doesn't show. */
function talkView({ period, rule, subject, name, run, ruling, unsettled, ...line }: TalkLine) {
  const { proposer, holder, talk, isOwn } = line;
  return {
    id: `${period} ${rule.id} ${subject}`,
    period,
    rule: rule.id,
    title: getLocale() === 'en' ? rule.english : rule.name,
    clause: rule.clause,
    subject,
    name,
    run,
    proposer: nameHere(proposer),
    holder: nameHere(holder),
    decided: { date: ruling.date, minutes: ruling.minutes, words: ruling.words },
    openAgain: unsettled !== null,
    talk: talk && { day: talk.day, words: talk.words, correctBy: talk.correctBy },
    isOwn
  };
}

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'hold-talks');
    const form = await formOf(event.request);
    const typed = {
      period: field(form, 'period'),
      rule: field(form, 'rule'),
      subject: field(form, 'subject'),
      day: field(form, 'day'),
      words: field(form, 'words'),
      correctBy: field(form, 'correctBy')
    };
    const done = await orRefused(
      () => holdTalk(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok ? redirect(303, '/office/talks?done') : done.refused;
  }
};
