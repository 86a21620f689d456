import { formatPoints } from '$lib/points';
import { may } from '$lib/server/platform/access/actor';
import { assessedYears, isYearClosed } from '$lib/server/domain/assessments/sheet';
import { importBallots } from '$lib/server/domain/ballots/import-ballots';
import {
  checkBallot,
  closeBallot,
  keyPaper,
  openBallot,
  strikePaper
} from '$lib/server/domain/ballots/keep-ballot';
import { stateVoters, whyLimit } from '$lib/server/domain/ballots/state-voters';
import { ballotSheet, type BallotSheet } from '$lib/server/domain/ballots/tally';
import { importLimits } from '$lib/server/domain/imports';
import { Problem } from '$lib/server/platform/problem/problem';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { orRefused, refusalOf } from '../../forms/refused';
import { askedYear } from '../../asked-year';
import { byName, field, fields } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { rereadView } from './reread-view';
import type { Actions, PageServerLoad } from './$types';

/** A year's ballot: its papers are keyed in, checked by a second person, and closed. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-ballot');
  const { app } = event.locals;
  const asked = event.url.searchParams;
  return app.readTransaction(actor, async (stores) => {
    const years = await assessedYears(stores);
    const year = askedYear(event.url, years);
    const sheet = await ballotSheet(stores, year);
    const names = accountNames(await stores.accounts.list());
    const keyed = sheet?.ballot?.papers.some(({ keyedBy }) => keyedBy === actor.account) ?? false;
    return {
      years,
      year,
      keyed,
      sealed: await isYearClosed(stores, year),
      keeps: may(actor, 'keep-ballot'),
      sheet: sheet && view(sheet, (account) => names.get(account) ?? ''),
      reread: await rereadView(stores, sheet),
      done: asked.get('done'),
      no: asked.get('no') ?? '',
      group: asked.get('group') ?? '',
      keys: [0, 1, 2, 3, 4, 5, 6].map(() => randomUUID())
    };
  });
};

function view(
  { item, ballot, people, papers, tallies, shown, checked }: BallotSheet,
  nameOf: (id: string) => string
) {
  const taken = (ballot?.papers ?? []).map(({ no }) => no);
  return {
    minimum: item.minimum,
    groups: Object.keys(item.groups),
    state: !ballot ? ('none' as const) : ballot.closed ? ('closed' as const) : ('open' as const),
    opened: ballot?.opened ?? '',
    closed: ballot?.closed && { at: ballot.closed.at, by: nameOf(ballot.closed.by) },
    checked: checked && { at: checked.at, by: nameOf(checked.by) },
    shown,
    next: Math.max(0, ...taken) + 1,
    people: people.map(({ id, name }) => ({ id, name })),
    papers: (ballot?.papers ?? []).map(({ no, source, struck, scores }) => ({
      no,
      source,
      struck,
      count: scores.length,
      group: source === 'file' ? null : (scores[0]?.group ?? null),
      sum: formatPoints(scores.reduce((sum, { score }) => sum + score, 0))
    })),
    counts: papers.map(({ stated, ...each }) => ({
      ...each,
      stated: stated && { ...stated, by: nameOf(stated.by) }
    })),
    whyLimit,
    tallies: tallies.map(({ subject, groups }) => ({
      id: subject.id,
      name: subject.name,
      groups: groups.map(({ sum, mean, ...each }) => ({
        ...each,
        sum: formatPoints(sum),
        mean: mean === null ? '' : formatPoints(mean)
      })),
      hasResult: groups.every(({ enough }) => enough)
    }))
  };
}

const back = (year: number, done: string, more: Record<string, string> = {}) =>
  redirect(303, `/office/ballot?${new URLSearchParams({ year: String(year), done, ...more })}`);

const nothingTyped = { paper: null, voters: null, twice: null };

/** The question about a list that is there already: the page asks it beside the file. */
function askedTwice(error: unknown): Problem {
  if (error instanceof Problem && error.code === 'ballot-list-twice') return error;
  throw error;
}

export const actions: Actions = {
  open: async (event) => {
    const actor = officeActor(event, 'keep-ballot');
    const form = await formOf(event.request);
    const [key, year] = [field(form, 'key'), Number(field(form, 'year'))];
    const done = await orRefused(() => openBallot(event.locals.app, actor, { key, year }), nothingTyped);
    return done.ok ? back(year, 'opened') : done.refused;
  },

  paper: async (event) => {
    const actor = officeActor(event, 'keep-ballot');
    const form = await formOf(event.request);
    const [key, year] = [field(form, 'key'), Number(field(form, 'year'))];
    const [no, group] = [field(form, 'no'), field(form, 'group')];
    const typed = fields(form.getAll('typed'));
    const scores = fields(form.getAll('subject')).map((subject, at) => ({ subject, typed: typed[at] ?? '' }));
    const done = await orRefused(() => keyPaper(event.locals.app, actor, { key, year, no, group, scores }), {
      voters: null,
      twice: null,
      paper: { no, group, typed: byName(scores.map((each) => [each.subject, each.typed])) }
    });
    return done.ok ? back(year, 'keyed', { no: String(done.answer.no), group }) : done.refused;
  },

  voters: async (event) => {
    const actor = officeActor(event, 'keep-ballot');
    const form = await formOf(event.request);
    const [key, year] = [field(form, 'key'), Number(field(form, 'year'))];
    const typed = { group: field(form, 'group'), voters: field(form, 'voters'), why: field(form, 'why') };
    const done = await orRefused(() => stateVoters(event.locals.app, actor, { key, year, ...typed }), {
      paper: null,
      twice: null,
      voters: typed
    });
    return done.ok ? back(year, 'stated') : done.refused;
  },

  strike: async (event) => {
    const actor = officeActor(event, 'keep-ballot');
    const form = await formOf(event.request);
    const [key, year, no] = [field(form, 'key'), Number(field(form, 'year')), field(form, 'no')];
    const done = await orRefused(() => strikePaper(event.locals.app, actor, { key, year, no }), nothingTyped);
    return done.ok ? back(year, 'struck', { no: String(done.answer.no) }) : done.refused;
  },

  list: async (event) => {
    const actor = officeActor(event, 'keep-ballot');
    const form = await formOf(event.request, importLimits.body);
    const [key, year, file] = [field(form, 'key'), Number(field(form, 'year')), form.get('list')];
    if (!(file instanceof File) || file.size === 0)
      return fail(400, { refusal: refusalOf(new Problem('no-file', 400)), ...nothingTyped });
    const upload = { name: file.name.slice(0, 120), bytes: new Uint8Array(await file.arrayBuffer()) };
    const input = { key, year, upload, answered: field(form, 'answered') };
    const done = await orRefused(
      () => importBallots(event.locals.app, actor, input).catch(askedTwice),
      nothingTyped
    );
    if (!done.ok) return done.refused;
    if (!(done.answer instanceof Problem)) return back(year, 'listed', { no: String(done.answer.no) });
    const { params } = done.answer;
    const twice = 'no' in params ? String(params.no) : null;
    return fail(409, { refusal: refusalOf(done.answer), ...nothingTyped, twice });
  },

  check: async (event) => {
    const actor = officeActor(event, 'keep-ballot');
    const form = await formOf(event.request);
    const [key, year, shown] = [field(form, 'key'), Number(field(form, 'year')), field(form, 'shown')];
    const done = await orRefused(
      () => checkBallot(event.locals.app, actor, { key, year, shown }),
      nothingTyped
    );
    return done.ok ? back(year, 'checked') : done.refused;
  },

  close: async (event) => {
    const actor = officeActor(event, 'keep-ballot');
    const form = await formOf(event.request);
    const [key, year, shown] = [field(form, 'key'), Number(field(form, 'year')), field(form, 'shown')];
    const done = await orRefused(
      () => closeBallot(event.locals.app, actor, { key, year, shown }),
      nothingTyped
    );
    return done.ok ? back(year, 'closed') : done.refused;
  }
};
