import {
  confirmImport,
  decisionLimits,
  heldRoster,
  importLimits,
  openRoster,
  previewImport,
  previewHeld,
  type ImportPreview,
  type RosterPreview,
  type Upload
} from '$lib/server/domain/imports';
import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { Problem } from '$lib/server/platform/problem/problem';
import { holdSheet, pastedUpload } from '$lib/server/domain/sheets';
import { m } from '$lib/text';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { isDay } from '$lib/calendar';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { answersIn } from './answers-in';
import { decisionIn } from '../decision-in';
import { field, fields } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { usualDecider } from '../usual-decider';
import { refusalOf } from '../../forms/refused';
import { previewView } from './preview-view';
import type { Actions, PageServerLoad } from './$types';

/** Takes rosters and ledgers as files or pasted cells, for a preview before they are booked. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'import');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const count = (name: string) => Number(event.url.searchParams.get(name) ?? 0) || 0;
  return {
    key: randomUUID(),
    open: await stores.periods.open(),
    /** in bytes; the page refuses larger files before uploading them */
    largest: { file: importLimits.file, body: importLimits.body },
    decisionLimits,
    body: await usualDecider(stores),
    /** the page was opened to read a roster */
    roster: event.url.searchParams.has('roster'),
    done: event.url.searchParams.has('done')
      ? {
          added: count('added'),
          changed: count('changed'),
          booked: count('booked'),
          already: count('already'),
          same: count('same')
        }
      : null
  };
};

export const actions: Actions = {
  preview: async (event) => {
    const actor = officeActor(event, 'import');
    const { app } = event.locals;
    // The announced length is checked before any byte is stored.
    if (Number(event.request.headers.get('content-length') ?? 0) > importLimits.body) return tooLarge();
    const form = await formOf(event.request, importLimits.body);
    // An upload may take minutes, so the session is checked again before the preview is shown.
    if (!(await app.entrance.peek(event.request.headers)))
      throw redirect(303, '/sign-in?next=/office/import');
    const since = sinceIn(form);
    const held = field(form, 'held');
    if (held !== '') return orRefusedDay(app, actor, held, since);
    const original = field(form, 'original');
    if (original !== '')
      return orRefusedRoster(event.locals.app, actor, {
        original,
        key: field(form, 'key'),
        columns: fields(form.getAll('column'))
      });
    const files = form
      .getAll('files')
      .filter((file): file is File => file instanceof File && file.name !== '');
    // Pasted text isn't trimmed: the first row may begin with an empty cell.
    const cells = form.get('cells');
    const pasted = typeof cells === 'string' && cells.trim() !== '' ? cells : null;
    if (pasted !== null && Buffer.byteLength(pasted) > importLimits.file)
      return fail(413, {
        refusal: refusalOf(
          new Problem('sheet-too-much-text', 413, { limit: importLimits.file / 1024 / 1024 })
        )
      });
    if (files.length === 0 && pasted === null)
      return fail(400, { refusal: refusalOf(new Problem('no-file', 400)) });
    if (files.some((file) => file.size > importLimits.file)) return tooLarge();

    const uploads: Upload[] = await Promise.all(
      files.map(async (file) => ({
        name: file.name.slice(0, 120),
        bytes: new Uint8Array(await file.arrayBuffer())
      }))
    );
    if (pasted !== null) uploads.push(pastedUpload(pasted, `${m.sheet_paste_name()}.csv`));
    const as = field(form, 'as');
    const own = as === 'points' ? null : await openRoster(app, actor, uploads, { sure: as === 'roster' });
    if (own) return rosterShown(app, actor, own);
    const sheet = await holdSheet(app, actor, uploads);
    if (sheet !== null) redirect(303, `/office/import/sheet?file=${sheet}`);
    const scheme = schemeOf(await app.read(actor));
    const preview = await previewImport(app, actor, uploads);
    return { view: previewView(preview, uploads, scheme), own: null, instead: mayBeSheet(preview) };
  },

  confirm: async (event) => {
    const actor = officeActor(event, 'import');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const files = field(form, 'files');
    const decision = decisionIn(form);
    const since = sinceIn(form);
    let said: string;
    try {
      const key = field(form, 'key');
      const asked = {
        key,
        files,
        digest: field(form, 'digest'),
        ...answersIn(form),
        since,
        decision
      };
      const done = await confirmImport(app, actor, asked, event.locals.work);
      said = Object.entries(done)
        .map(([name, count]) => `&${name}=${count}`)
        .join('');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const again = await previewHeld(app, actor, files, since);
      const scheme = schemeOf(await app.read(actor));
      return fail(error.status, {
        refusal: refusalOf(error),
        decision,
        view: again ? previewView(again.preview, again.uploads, scheme) : undefined
      });
    }
    redirect(303, `/office/import?done${said}`);
  }
};

/** The day for a whole import, from its form; null where none is given. */
function sinceIn(form: FormData): string | null {
  const typed = field(form, 'since');
  return isDay(typed) ? typed : null;
}

/** The preview of held files once more, with the day for the whole import. */
async function orRefusedDay(app: App, actor: Actor, held: string, since: string | null) {
  const again = await previewHeld(app, actor, held, since);
  if (!again) return fail(404, { refusal: refusalOf(new Problem('files-gone', 404)) });
  const scheme = schemeOf(await app.read(actor));
  return { view: previewView(again.preview, again.uploads, scheme), own: null, instead: null };
}

async function orRefusedRoster(
  app: App,
  actor: Actor,
  { original, columns, key }: { original: string; columns: string[]; key: string }
) {
  try {
    const own = await openRoster(app, actor, await heldRoster(app, actor, original), {
      sure: true,
      columns,
      key
    });
    if (!own) throw new Problem('files-gone', 404);
    return await rosterShown(app, actor, own);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return fail(error.status, { refusal: refusalOf(error) });
  }
}

async function rosterShown(app: App, actor: Actor, { preview, upload, columns, original }: RosterPreview) {
  const scheme = schemeOf(await app.read(actor));
  return { view: previewView(preview, [upload], scheme), own: { columns, original }, instead: null };
}

/**
 * The held file of a roster that has columns no roster has; it may be a sheet of people × items, and can be
 * opened as one. Null for all others.
 */
function mayBeSheet({ plan, files }: ImportPreview): string | null {
  const beside = plan.notices.filter(({ code }) => code === 'left-column').length;
  return files !== '' && plan.entries.added.length === 0 && beside > 1 ? files : null;
}

function tooLarge() {
  const megabytes = { file: importLimits.file / 1024 / 1024, body: importLimits.body / 1024 / 1024 };
  return fail(413, { refusal: refusalOf(new Problem('files-too-large', 413, megabytes)) });
}
