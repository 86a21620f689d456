import { dayIn } from '$lib/calendar';
import { newPlaylist } from '$lib/sync';
import * as v from 'valibot';
import type { Actor } from '../../../platform/access/actor';
import { isOver } from '../../announcements/announcements';
import type { App } from '../../../app';
import { plainLine } from '../../../platform/text/plain-text';
import { Problem } from '../../../platform/problem/problem';
import { digestOfShown } from '../../../platform/command/shown-digest';
import type { BoardLists, Playlist } from './board-lists';
import { readPlace, type BoardPlace } from './place';
import { playlistLimits, readItems, type TypedItem } from './read-items';
import { readScreen, type TypedScreen } from './read-screen';

/**
 * Makes a group of boards, or changes its name and its boards.
 * @param asked `group` '': a new one
 * @throws Problem `bad-list-name`, `group-name-taken`, `not-found`
 */
export async function saveGroup(
  app: App,
  actor: Actor,
  { key, ...asked }: { key: string; group: string; name: string; boards: readonly string[] }
): Promise<{ group: string }> {
  const input = { group: asked.group, name: nameOf(asked.name), boards: [...asked.boards].sort() };
  return app.runCommand(actor, { permission: 'manage-boards', key, input }, async ({ lists }) => ({
    group: await lists.saveGroup({ ...input, id: input.group || null })
  }));
}

/**
 * Removes it; its boards show what applies without it.
 * @throws Problem `not-found`; `group-hangs` while an announcement is or will be published that only this
 * group's boards show
 */
export function removeGroup(
  app: App,
  actor: Actor,
  { key, group }: { key: string; group: string }
): Promise<null> {
  const input = { removeGroup: group };
  return app.runCommand(
    actor,
    { permission: 'manage-boards', key, input },
    async ({ lists, announcements }) => {
      const left = (await announcements.list()).find(
        (each) => !isOver(each, app.clock()) && each.places.every((place) => place === `group:${group}`)
      );
      if (left) throw new Problem('group-hangs', 409, { title: left.title });
      await lists.removeGroup(group);
      return null;
    }
  );
}

/**
 * Begins a playlist, which counts nowhere yet.
 * @returns it, and what an editor is shown of it (`digestOfPlaylist`)
 * @throws Problem `bad-list-name`, `playlist-name-taken`
 */
export async function addPlaylist(
  app: App,
  actor: Actor,
  { key, name: typed }: { key: string; name: string }
): Promise<{ playlist: string; shown: string }> {
  const name = nameOf(typed);
  return app.runCommand(
    actor,
    { permission: 'set-playlists', key, input: { add: name } },
    async ({ lists }) => {
      const items = newPlaylist.map((item, index) => ({ id: `usual-${index + 1}`, ...item }));
      const playlist = await lists.savePlaylist({ id: null, name, items, places: [] });
      return { playlist, shown: digestOfPlaylist(await needPlaylist(lists, playlist)) };
    }
  );
}

/**
 * A digest of the playlist that an editor was shown; saving sends it back, so that nobody's change is lost
 * unseen.
 */
export function digestOfPlaylist({ id, name, items, places }: Playlist): string {
  return digestOfShown([id, name, items, [...places].sort()]);
}

/** A playlist as typed. */
export interface TypedPlaylist {
  /** `digestOfPlaylist` of the one that the dashboard showed while this was written */
  shown: string;
  name: string;
  items: readonly TypedItem[];
  places: readonly string[];
}

/**
 * Sets a playlist anew, all of it. Boards that it counts for show it at once.
 * @throws Problem `playlist-changed`: somebody has changed it meanwhile, or its places; `bad-list-name`,
 *   `playlist-name-taken`, `not-found`, or one of `readItems`
 */
export async function savePlaylist(
  app: App,
  actor: Actor,
  { key, playlist: id, ...typed }: { key: string; playlist: string } & TypedPlaylist
): Promise<{ playlist: string }> {
  const name = nameOf(typed.name);
  const places = typed.places.map(placeIn);
  const items = typed.items.map((item) => ({ ...item, weekdays: [...item.weekdays] }));
  const { shown } = typed;
  const input = { playlist: id, shown, name, places, items };
  return app.runCommand(
    actor,
    { permission: 'set-playlists', key, input },
    async ({ lists, announcements, unit }) => {
      if (digestOfPlaylist(await needPlaylist(lists, id)) !== shown)
        throw new Problem('playlist-changed', 409);
      const codes = (await announcements.list()).map(({ code }) => code);
      const today = dayIn(unit.timeZone, app.clock());
      const read = readItems(typed.items, { announcements: codes, today });
      return { playlist: await lists.savePlaylist({ id, name, items: read, places }) };
    }
  );
}

/**
 * Removes a playlist.
 * @throws Problem `not-found`
 */
export function removePlaylist(
  app: App,
  actor: Actor,
  { key, playlist }: { key: string; playlist: string }
): Promise<null> {
  const input = { removePlaylist: playlist };
  return app.runCommand(actor, { permission: 'set-playlists', key, input }, async ({ lists }) => {
    await lists.removePlaylist(playlist);
    return null;
  });
}

/**
 * Sets when screens are lit, for all boards, a group or one board; or lets the usual count again.
 * @param screen null: the usual
 * @throws Problem `screen-hours`, `screen-brightness`, `not-found`
 */
export async function setScreen(
  app: App,
  actor: Actor,
  { key, place: typed, screen }: { key: string; place: string; screen: TypedScreen | null }
): Promise<null> {
  const place = placeIn(typed);
  const input = { place, screen: screen && { ...screen } };
  return app.runCommand(actor, { permission: 'manage-boards', key, input }, async ({ lists }) => {
    await lists.setScreen(place, screen && readScreen(screen));
    return null;
  });
}

async function needPlaylist(lists: BoardLists, id: string): Promise<Playlist> {
  const found = (await lists.playlists()).find((each) => each.id === id);
  if (!found) throw new Problem('not-found', 404);
  return found;
}

function placeIn(typed: string): BoardPlace {
  const place = readPlace(typed);
  if (place === null) throw new Problem('not-found', 404);
  return place;
}

function nameOf(typed: string): string {
  const read = v.safeParse(plainLine(playlistLimits.name), typed);
  if (!read.success) throw new Problem('bad-list-name', 422, { limit: playlistLimits.name });
  return read.output;
}
