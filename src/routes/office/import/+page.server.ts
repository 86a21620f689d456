import {
  confirmImport,
  decisionLimits,
  heldRoster,
  limits,
  openRoster,
  previewImport,
  previewHeld,
  type ImportPreview,
  type RosterPreview,
  type Upload
} from '$lib/server/imports';
import type { Actor } from '$lib/server/accounts/actor';
import type { House } from '$lib/server/house';
import { Problem } from '$lib/server/problem';
import { holdSheet, pastedUpload } from '$lib/server/sheets';
import { m } from '$lib/text';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { decisionIn } from '../decision-in';
import { field, fields } from '../../fields';
import { officeActor } from '../office-actor';
import { usualDecider } from '../usual-decider';
import { refusalOf } from '../../refused';
import { previewView } from './preview-view';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'import');
  const { house } = event.locals;
  const stores = await house.read(actor);
  const count = (name: string) => Number(event.url.searchParams.get(name) ?? 0) || 0;
  return {
    key: randomUUID(),
    open: await stores.periods.open(),
    /** bytes; the page says so before a megabyte leaves the machine */
    largest: { file: limits.file, body: limits.body },
    decisionLimits,
    body: await usualDecider(stores),
    /** one came to bring a roster */
    roster: event.url.searchParams.has('roster'),
    done: event.url.searchParams.has('done')
      ? {
          added: count('added'),
          changed: count('changed'),
          booked: count('booked'),
          already: count('already')
        }
      : null
  };
};

export const actions: Actions = {
  preview: async (event) => {
    const actor = officeActor(event, 'import');
    const { house } = event.locals;
    // Judged by its announced length, before a byte of it is kept.
    if (Number(event.request.headers.get('content-length') ?? 0) > limits.body) return tooLarge();
    const form = await formOf(event.request, limits.body);
    // A workbook may take minutes to arrive: what it would change is shown to who is still signed in.
    if (!(await house.entrance.peek(event.request.headers)))
      throw redirect(303, '/sign-in?next=/office/import');
    const original = field(form, 'original');
    if (original !== '')
      return orRefusedRoster(event.locals.house, actor, {
        ...{ original, key: field(form, 'key') },
        columns: fields(form.getAll('column'))
      });
    const files = form
      .getAll('files')
      .filter((file): file is File => file instanceof File && file.name !== '');
    // As it was pasted: the first row may begin with an empty cell.
    const cells = form.get('cells');
    const pasted = typeof cells === 'string' && cells.trim() !== '' ? cells : null;
    if (pasted !== null && Buffer.byteLength(pasted) > limits.file)
      return fail(413, {
        refusal: refusalOf(new Problem('sheet-too-much-text', 413, { limit: limits.file / 1024 / 1024 }))
      });
    if (files.length === 0 && pasted === null)
      return fail(400, { refusal: refusalOf(new Problem('no-file', 400)) });
    if (files.some((file) => file.size > limits.file)) return tooLarge();

    const uploads: Upload[] = await Promise.all(
      files.map(async (file) => ({
        name: file.name.slice(0, 120),
        bytes: new Uint8Array(await file.arrayBuffer())
      }))
    );
    if (pasted !== null) uploads.push(pastedUpload(pasted, `${m.sheet_paste_name()}.csv`));
    const as = field(form, 'as');
    const own = as === 'points' ? null : await openRoster(house, actor, uploads, { sure: as === 'roster' });
    if (own) return rosterShown(house, actor, own);
    const sheet = await holdSheet(house, actor, uploads);
    if (sheet !== null) redirect(303, `/office/import/sheet?file=${sheet}`);
    const scheme = schemeOf(await house.read(actor));
    const preview = await previewImport(house, actor, uploads);
    return { view: previewView(preview, uploads, scheme), instead: mayBeSheet(preview) };
  },

  confirm: async (event) => {
    const actor = officeActor(event, 'import');
    const { house } = event.locals;
    const form = await formOf(event.request);
    const files = field(form, 'files');
    const decision = decisionIn(form);
    let said: string;
    try {
      const key = field(form, 'key');
      const asked = { key, files, digest: field(form, 'digest'), decision };
      const done = await confirmImport(house, actor, asked, event.locals.work);
      said = Object.entries(done)
        .map(([name, count]) => `&${name}=${count}`)
        .join('');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const again = await previewHeld(house, actor, files);
      const scheme = schemeOf(await house.read(actor));
      return fail(error.status, {
        refusal: refusalOf(error),
        decision,
        view: again ? previewView(again.preview, again.uploads, scheme) : undefined
      });
    }
    redirect(303, `/office/import?done${said}`);
  }
};

async function orRefusedRoster(
  house: House,
  actor: Actor,
  { original, columns, key }: { original: string; columns: string[]; key: string }
) {
  try {
    const own = await openRoster(house, actor, heldRoster(house, actor, original), {
      ...{ sure: true, columns, key }
    });
    if (!own) throw new Problem('files-gone', 404);
    return await rosterShown(house, actor, own);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return fail(error.status, { refusal: refusalOf(error) });
  }
}

async function rosterShown(
  house: House,
  actor: Actor,
  { preview, upload, columns, original }: RosterPreview
) {
  const scheme = schemeOf(await house.read(actor));
  return { view: previewView(preview, [upload], scheme), own: { columns, original }, instead: null };
}

/** A roster with columns beside it that no roster has: the held file, to be read as people × items all the same. */
function mayBeSheet({ plan, files }: ImportPreview): string | null {
  const beside = plan.notices.filter(({ code }) => code === 'left-column').length;
  return files !== '' && plan.entries.added.length === 0 && beside > 1 ? files : null;
}

function tooLarge() {
  const megabytes = { file: limits.file / 1024 / 1024, body: limits.body / 1024 / 1024 };
  return fail(413, { refusal: refusalOf(new Problem('files-too-large', 413, megabytes)) });
}
