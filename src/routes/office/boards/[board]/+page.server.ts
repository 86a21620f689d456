import { may } from '$lib/server/accounts/actor';
import { hallOf } from '$lib/server/boards/away/silence';
import { publicKinds } from '$lib/server/boards/board-feed';
import { error } from '@sveltejs/kit';
import { officeActor } from '../../office-actor';
import { boardView } from '../board-view';
import type { PageServerLoad } from './$types';

/** What one board last said of itself. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'manage-boards');
  const { house } = event.locals;
  const { boards, changes, lists, unit } = await house.read(actor);
  const board = (await boards.list()).find(({ code }) => code === event.params.board);
  if (!board) error(404, { message: 'no such board', code: 'not-found' });
  const beat = (await boards.beats()).get(board.code);
  const newest = await changes.head(publicKinds);
  const hall = hallOf(board.code, {
    groups: await lists.groups(),
    screens: await lists.screens(),
    timeZone: unit.timeZone
  });
  return {
    may: { boards: true, playlists: may(actor, 'set-playlists') },
    board: boardView(board, house.clock(), { newest, hall, beat }),
    beat: beat ?? null,
    /** the newest letter about it */
    mail: (await boards.mails()).get(board.code) ?? null
  };
};
