import { may } from '$lib/server/platform/access/actor';
import { isPlain } from '$lib/server/domain/boards/board-health';
import { instantOf, wallText } from '$lib/server/platform/time/wall-clock';
import { officeActor } from '../../../office-actor';
import { afterNight } from './after-night';
import { scenesAt } from './scenes-at';
import { sizesOf } from '../../sizes';
import { refuse } from '../../../../refuse';
import type { PageServerLoad } from './$types';

/** Previews a board at any date and time, at the board's own size. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'preview-boards');
  const { app } = event.locals;
  const { boards, unit } = await app.read(actor);
  const list = (await boards.list()).filter(({ revoked }) => revoked === null);
  const board = list.find(({ code }) => code === event.params.board);
  if (!board) refuse(404, 'not-found');
  const asked = event.url.searchParams;
  const now = app.clock();
  const chosen = instantOf(`${asked.get('day') ?? ''}T${asked.get('time') ?? ''}`, unit.timeZone) ?? now;
  const feed = await app.screens.preview({ unit: actor.unit, board: board.code, at: chosen });
  const named = feed?.announcements.find(({ code }) => code === asked.get('announcement'));
  const announcement = named?.code ?? null;
  // The form knows minutes only, while the announcement may have started seconds ago; and whoever previews a
  // scene doesn't want the night scene.
  const hung = new Date(Math.max(chosen.getTime(), Date.parse(named?.published ?? '') || 0));
  const at = feed && named ? afterNight(feed, hung) : chosen;
  const [day = '', time = ''] = wallText(at, unit.timeZone).split('T');
  const scenes = feed ? scenesAt(feed, at) : [];
  const beat = (await boards.beats()).get(board.code);
  const { own, all } = sizesOf(beat);
  return {
    may: { boards: may(actor, 'manage-boards'), playlists: may(actor, 'set-playlists') },
    board: { code: board.code, name: board.name, isPlain: isPlain(beat) },
    boards: list.map(({ code, name }) => ({ code, name })),
    at: at.toISOString(),
    day,
    time,
    scenes,
    /** the scene to begin with; null for whatever is on then */
    scene:
      scenes.find((scene) => scene === (announcement === null ? asked.get('scene') : 'announcement')) ?? null,
    /** which of several announcements; null for the first */
    announcement,
    sizes: all,
    size: all.find(({ id }) => id === asked.get('size')) ?? own
  };
};
