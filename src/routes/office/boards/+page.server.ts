import type { Actor } from '$lib/server/accounts/actor';
import { hallOf } from '$lib/server/boards/away/silence';
import { publicKinds } from '$lib/server/boards/board-feed';
import {
  boardNameLimit,
  confirmBoard,
  findScreen,
  renameBoard,
  revokeBoard,
  setBoardContact
} from '$lib/server/boards/manage-boards';
import type { House } from '$lib/server/house';
import { Problem } from '$lib/server/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { field } from '../../fields';
import { officeActor } from '../office-actor';
import { orRefused, refusalOf } from '../../refused';
import { boardView, byUrgency } from './board-view';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'manage-boards');
  const { house } = event.locals;
  const { boards, changes, lists, unit } = await house.read(actor);
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
      return boardView(board, house.clock(), { newest, hall, beat: beats.get(board.code) });
    })
    .sort(byUrgency);
  const named = (parameter: string) => list.find(({ code }) => code === asked.get(parameter)) ?? null;
  return {
    key: randomUUID(),
    nameLimit: boardNameLimit,
    boards: list,
    mail: { isSetUp: house.settings.smtpUrl !== null, address: await boards.contact() },
    /** what was done just now */
    told: asked.has('told'),
    paired: named('paired'),
    renamed: named('renamed'),
    ended: named('ended'),
    /** what is to be done, and hasn't been yet */
    rename: named('rename'),
    end: named('end'),
    ...(await askedScreen(house, actor, asked.get('code')))
  };
};

/** The screen whose code an address names: that is where a board's QR code leads, and where the field for a code goes. */
async function askedScreen(house: House, actor: Actor, typed: string | null) {
  if (typed === null) return { typed: '', screen: null, refusal: null };
  try {
    return { typed, screen: await findScreen(house, actor, typed), refusal: null };
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
      () => confirmBoard(event.locals.house, actor, { key: field(form, 'key'), ...asked }),
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
      () => renameBoard(event.locals.house, actor, { key: field(form, 'key'), ...asked }),
      { name: asked.name, code: '' }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards?renamed=${done.answer.board}`);
  },

  end: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const done = await orRefused(
      () => revokeBoard(event.locals.house, actor, { key: field(form, 'key'), board: field(form, 'board') }),
      { name: '', code: '' }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards?ended=${done.answer.board}`);
  },

  contact: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const [key, address] = [field(form, 'key'), field(form, 'address')];
    const done = await orRefused(() => setBoardContact(event.locals.house, actor, { key, address }), {
      ...{ name: '', code: '', address }
    });
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards?told');
  }
};
