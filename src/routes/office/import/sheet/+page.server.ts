import { dayIn, isDay } from '$lib/calendar';
import { decisionLimits } from '$lib/server/domain/imports';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { Problem } from '$lib/server/platform/problem/problem';
import {
  basisLimit,
  confirmSheet,
  openSheet,
  previewSheet,
  rememberMapping,
  type MappingInput
} from '$lib/server/domain/sheets';
import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { problemText } from '../../../problem-text';
import { refusalOf } from '../../../forms/refused';
import { decisionIn } from '../../decision-in';
import { officeActor } from '../../office-actor';
import { usualDecider } from '../../usual-decider';
import { answersIn } from '../answers-in';
import { previewView } from '../preview-view';
import { mappingIn } from './mapping-in';
import { openSheetView } from './sheet-view';
import type { Actions, PageServerLoad } from './$types';

/** Opens a held sheet of people × items, and proposes what its columns and marks mean. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'import');
  const { app } = event.locals;
  const asked = askedIn(event.url);
  const stores = await app.read(actor);
  const frame = {
    key: randomUUID(),
    ...asked,
    open: await stores.periods.open(),
    decisionLimits,
    basisLimit,
    body: await usualDecider(stores)
  };
  try {
    const open = await openSheet(app, actor, asked.file, asked.at);
    const today = dayIn(stores.unit.timeZone, app.clock());
    const view = openSheetView(open, schemeOf(stores), today);
    const left = open.sheet.left.map((finding) => ({ ...finding, sentence: problemText(finding) }));
    return { ...frame, sheet: { ...view, left }, gone: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'files-gone') throw error;
    return { ...frame, sheet: null, gone: refusalOf(error) };
  }
};

/** Reads from the address which held file is meant, and which of its sheets (0 when missing or no number). */
function askedIn(url: URL): { file: string; at: number } {
  const at = url.searchParams.get('sheet') ?? '0';
  return { file: url.searchParams.get('file') ?? '', at: /^\d{1,2}$/.test(at) ? Number(at) : 0 };
}

export const actions: Actions = {
  preview: async (event) => {
    const actor = officeActor(event, 'import');
    const { app } = event.locals;
    const { file, at } = askedIn(event.url);
    const form = await formOf(event.request);
    const mapping = mappingIn(form);
    try {
      const shown = await shownOf(app, actor, { file, at, mapping });
      await rememberMapping(app, actor, { key: field(form, 'key'), files: file, at, input: mapping });
      return shown;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return fail(error.status, { refusal: refusalOf(error), mapping });
    }
  },

  confirm: async (event) => {
    const actor = officeActor(event, 'import');
    const { app } = event.locals;
    const { file, at } = askedIn(event.url);
    const form = await formOf(event.request);
    const mapping = mappingIn(form);
    const decision = decisionIn(form);
    let said: string;
    try {
      const asked = { key: field(form, 'key'), files: file, at, mapping, decision };
      const digest = field(form, 'digest');
      const done = await confirmSheet(
        app,
        actor,
        { ...asked, ...answersIn(form), digest },
        event.locals.work
      );
      said = Object.entries(done)
        .map(([name, count]) => `&${name}=${count}`)
        .join('');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const decided = isDay(decision.date) ? decision.date : undefined;
      const shown = await shownOf(app, actor, { file, at, mapping, decided }).catch((gone: unknown) => {
        if (gone instanceof Problem && gone.code === 'files-gone') return { mapping };
        throw gone;
      });
      return fail(error.status, { refusal: refusalOf(error), decision, ...shown });
    }
    redirect(303, `/office/import?done${said}`);
  }
};

async function shownOf(
  app: App,
  actor: Actor,
  {
    file,
    at,
    mapping,
    decided
  }: { file: string; at: number; mapping: MappingInput; decided?: string | undefined }
) {
  const shown = await previewSheet(app, actor, file, at, mapping, decided);
  const { preview, differences, upload, compared } = shown;
  const scheme = schemeOf(await app.read(actor));
  return {
    mapping,
    view: previewView(preview, [upload], scheme),
    compared,
    differences: differences.map(({ file: name, sheet, row, column, ...reported }) => ({
      file: name,
      sheet,
      row,
      column,
      code: reported.code,
      sentence: problemText(reported)
    }))
  };
}
