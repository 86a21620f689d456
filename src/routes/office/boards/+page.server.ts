import type { Actor } from '$lib/server/platform/access/actor';
import { hallOf } from '$lib/server/domain/boards/away/silence';
import { publicKinds } from '$lib/server/domain/boards/board-feed';
import {
  boardNameLimit,
  confirmBoard,
  findScreen,
  renameBoard,
  revokeBoard,
  setBoardContact
} from '$lib/server/domain/boards/manage-boards';
import type { App } from '$lib/server/app';
import { Problem } from '$lib/server/platform/problem/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { field } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { orRefused, refusalOf } from '../../forms/refused';
import { boardView, byUrgency } from './board-view';
import type { Actions, PageServerLoad } from './$types';

/** Lists the unit's boards with their condition, and pairs, renames and ends them. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'manage-boards');
  const { app } = event.locals;
  const { boards, changes, lists, unit } = await app.read(actor);
  const newest = await changes.head(publicKinds);
  const asked = event.url.searchParams;
  const beats = await boards.beats();
  const halls = {
    groups: await lists.groups(),
    screens: await lists.screens(),
    timeZone: unit.timeZone
  };
  const list = (await boards.list())
    .map((board) => {
      const hall = hallOf(board.code, halls);
      return boardView(board, app.clock(), { newest, hall, beat: beats.get(board.code) });
    })
    .sort(byUrgency);
  const named = (parameter: string) => list.find(({ code }) => code === asked.get(parameter)) ?? null;
  return {
    key: randomUUID(),
    nameLimit: boardNameLimit,
    boards: list,
    mail: { isSetUp: app.settings.smtpUrl !== null, address: await boards.contact() },
    /** the action that was just done */
    reported: asked.has('notified'),
    paired: named('paired'),
    renamed: named('renamed'),
    ended: named('ended'),
    /** the action that is being confirmed */
    rename: named('rename'),
    end: named('end'),
    ...(await askedScreen(app, actor, asked.get('code')))
  };
};

/**
 * Finds the screen whose pairing code an address names. The board's QR code and the code field both lead
 * here.
 */
async function askedScreen(app: App, actor: Actor, typed: string | null) {
  if (typed === null) return { typed: '', screen: null, refusal: null };
  try {
    return { typed, screen: await findScreen(app, actor, typed), refusal: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { typed, screen: null, refusal: refusalOf(error) };
  }
}

export const actions: Actions = {
  pair: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const asked = { code: field(form, 'code'), name: field(form, 'name') };
    const done = await orRefused(
      () => confirmBoard(event.locals.app, actor, { key: field(form, 'key'), ...asked }),
      asked
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards?paired=${done.answer.board}`);
  },

  rename: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const asked = { board: field(form, 'board'), name: field(form, 'name') };
    const done = await orRefused(
      () => renameBoard(event.locals.app, actor, { key: field(form, 'key'), ...asked }),
      { name: asked.name, code: '' }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards?renamed=${done.answer.board}`);
  },

  end: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const done = await orRefused(
      () => revokeBoard(event.locals.app, actor, { key: field(form, 'key'), board: field(form, 'board') }),
      { name: '', code: '' }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards?ended=${done.answer.board}`);
  },

  contact: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const [key, address] = [field(form, 'key'), field(form, 'address')];
    const done = await orRefused(() => setBoardContact(event.locals.app, actor, { key, address }), {
      name: '',
      code: '',
      address
    });
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards?notified');
  }
};
