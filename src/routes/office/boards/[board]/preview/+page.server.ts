import { may } from '$lib/server/accounts/actor';
import { isPlain } from '$lib/server/boards/board-health';
import { instantOf, wallText } from '$lib/server/front/wall-clock';
import { officeActor } from '../../../office-actor';
import { error } from '@sveltejs/kit';
import { afterNight } from './after-night';
import { scenesAt } from './scenes-at';
import { sizesOf } from '../../sizes';
import type { PageServerLoad } from './$types';

/** A board as it would look at any date and time, at its own size. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'preview-boards');
  const { house } = event.locals;
  const { boards, unit } = await house.read(actor);
  const list = (await boards.list()).filter(({ revoked }) => revoked === null);
  const board = list.find(({ code }) => code === event.params.board);
  if (!board) error(404, { message: 'not-found', code: 'not-found' });
  const asked = event.url.searchParams;
  const now = house.clock();
  const chosen = instantOf(`${asked.get('day') ?? ''}T${asked.get('time') ?? ''}`, unit.timeZone) ?? now;
  const feed = await house.screens.preview({ unit: actor.unit, board: board.code, at: chosen });
  const named = feed?.announcements.find(({ code }) => code === asked.get('announcement'));
  const announcement = named?.code ?? null;
  // The fields know minutes, and it may hang since a second ago. Whoever wants to see it doesn't want to see the night.
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
    ...{ day, time },
    scenes,
    /** with which it is to begin; null: with whatever is on then */
    scene:
      scenes.find((scene) => scene === (announcement === null ? asked.get('scene') : 'announcement')) ?? null,
    /** which of several announcements that is; null: the first */
    announcement,
    sizes: all,
    size: all.find(({ id }) => id === asked.get('size')) ?? own
  };
};
