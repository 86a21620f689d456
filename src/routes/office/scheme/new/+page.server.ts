import { kindNames, type RowAnswer } from '$lib/points/propose';
import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { Problem } from '$lib/server/platform/problem/problem';
import { holdScheme } from '$lib/server/domain/schemes/scheme-source';
import { beginDraft } from '$lib/server/domain/workshop/begin-draft';
import {
  answerRows,
  confirmSoundRows,
  discardDraft,
  nameDraft,
  needSeen
} from '$lib/server/domain/workshop/change-draft';
import { documentText } from '$lib/server/domain/workshop/document-text';
import { tryDraft } from '$lib/server/domain/workshop/try-draft';
import { workshopLimits } from '$lib/server/domain/workshop/workshop';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { fileIn } from '../../../forms/evidence-form';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import { trialView, workshopView } from './workshop-view';
import type { Actions, PageServerLoad } from './$types';

/**
 * The workshop: a unit's own document is pasted or uploaded, read sentence by sentence, confirmed row by row, tried;
 * then it is handed on to the adoption (`?tried` shows the trial, `?show=todo` only what is left to do).
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'draft-scheme');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const draft = await stores.workshop.draft();
  const tries = draft !== null && event.url.searchParams.has('tried');
  return {
    key: randomUUID(),
    limits: { document: workshopLimits.document, file: workshopLimits.file / 1024 / 1024 },
    draft: draft?.text ? workshopView(draft) : null,
    trial: tries ? trialView(draft) : null,
    todo: event.url.searchParams.get('show') === 'todo'
  };
};

export const actions: Actions = {
  read: async (event) => {
    const actor = officeActor(event, 'draft-scheme');
    const form = await formOf(event.request, workshopLimits.file + 1024 * 1024);
    const pasted = form.get('document');
    const typed = typeof pasted === 'string' ? pasted : '';
    const file = await fileIn(form);
    const done = await orRefused(
      async () =>
        beginDraft(event.locals.app, actor, {
          key: field(form, 'key'),
          text: file ? await documentText(file.bytes) : typed
        }),
      { document: typed }
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme/new');
  },

  answer: (event) => answered(event, (form) => answerIn(form)),

  make: (event) =>
    answered(event, (form) => ({
      mark: 'yes',
      cells: { name: field(form, 'name'), kind: kindNames.count, points: '', section: '' }
    })),

  sound: async (event) => {
    const { app, actor, form } = await asked(event);
    const done = await orRefused(() => confirmSoundRows(app, actor, pressOf(form)), {});
    if (!done.ok) return done.refused;
    redirect(303, backTo(event));
  },

  try: async (event) => {
    const { app, actor, form } = await asked(event);
    const details = {
      name: field(form, 'name'),
      english: field(form, 'english'),
      from: field(form, 'from'),
      ranks: field(form, 'ranks') === 'balance' ? ('balance' as const) : ('points' as const),
      scored: scoredKinds.find((kind) => kind === field(form, 'scored')) ?? ('people' as const),
      clears: field(form, 'clears') === 'year' ? ('year' as const) : ('never' as const)
    };
    const done = await orRefused(() => nameDraft(app, actor, { ...pressOf(form), details }), {
      details
    });
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme/new?tried#tried');
  },

  adopt: async (event) => {
    const { app, actor, form } = await asked(event);
    const done = await orRefused(async () => {
      const draft = await (await app.read(actor)).workshop.draft();
      if (!draft) throw new Problem('draft-gone', 409);
      needSeen(draft, field(form, 'seen'));
      const made = tryDraft(draft);
      if (!made.ok) throw new Problem('draft-waiting', 409, { count: made.troubles.length });
      return holdScheme(app, actor, new TextEncoder().encode(made.tried.yaml));
    }, {});
    if (!done.ok) return done.refused;
    redirect(303, `/office/scheme/adopt?source=${encodeURIComponent(done.answer)}`);
  },

  discard: async (event) => {
    const { app, actor, form } = await asked(event);
    const done = await orRefused(() => discardDraft(app, actor, pressOf(form)), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme/new');
  }
};

const scoredKinds = ['people', 'members', 'households', 'communities'] as const;

async function asked(event: RequestEvent): Promise<{ app: App; actor: Actor; form: FormData }> {
  const actor = officeActor(event, 'draft-scheme');
  return { app: event.locals.app, actor, form: await formOf(event.request) };
}

async function answered(event: RequestEvent, read: (form: FormData) => RowAnswer | null) {
  const { app, actor, form } = await asked(event);
  const row = field(form, 'row');
  const press = pressOf(form);
  const answer = read(form);
  const done = await orRefused(
    () => answerRows(app, actor, { ...press, answered: [{ row, answer }] }),
    // The page gives the cells to the row of the same document alone.
    { typed: { row, seen: press.seen, cells: answer?.cells ?? null } }
  );
  if (!done.ok) return done.refused;
  redirect(303, `${backTo(event)}#${/^[\w-]{1,60}$/.test(row) ? row : ''}`);
}

/** The answer of a row's form: its button says which; the button for corrected cells sends them too. */
function answerIn(form: FormData): RowAnswer | null {
  const mark = field(form, 'mark');
  if (mark === 'undo') return null;
  if (mark !== 'corrected') return { mark: mark === 'no' ? 'no' : 'yes', cells: null };
  const cell = (name: string) => field(form, name);
  return {
    mark: 'yes',
    cells: { name: cell('name'), kind: cell('kind'), points: cell('points'), section: cell('section') }
  };
}

/** A press on the draft: its key, and the document that the page showed. */
function pressOf(form: FormData) {
  return { key: field(form, 'key'), seen: field(form, 'seen') };
}

function backTo({ url }: RequestEvent): string {
  return url.searchParams.get('show') === 'todo' ? '/office/scheme/new?show=todo' : '/office/scheme/new';
}
