import { may } from '$lib/server/platform/access/actor';
import { hallOf } from '$lib/server/domain/boards/away/silence';
import { publicKinds } from '$lib/server/domain/boards/board-feed';
import { officeActor } from '../../office-actor';
import { boardView } from '../board-view';
import { refuse } from '../../../refuse';
import type { PageServerLoad } from './$types';

/** Shows what one board last reported. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'manage-boards');
  const { app } = event.locals;
  const { announcements, boards, changes, lists, unit } = await app.read(actor);
  const board = (await boards.list()).find(({ code }) => code === event.params.board);
  if (!board) refuse(404, 'not-found');
  const beat = (await boards.beats()).get(board.code);
  const newest = await changes.head(publicKinds);
  const hall = hallOf(board.code, {
    groups: await lists.groups(),
    screens: await lists.screens(),
    timeZone: unit.timeZone
  });
  const view = boardView(board, app.clock(), { newest, hall, beat });
  const films = await Promise.all(
    view.films.map(async (code) => ({ code, title: (await announcements.find(code))?.title ?? null }))
  );
  return {
    may: { boards: true, playlists: may(actor, 'set-playlists') },
    board: view,
    /**
     * announcements whose film the board can't play; without a title when the unit has none with that code
     */
    films,
    beat: beat ?? null,
    /** the newest mail about the board */
    mail: (await boards.mails()).get(board.code) ?? null
  };
};
