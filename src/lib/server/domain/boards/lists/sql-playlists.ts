import { playlistItemSchema } from '$lib/sync';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { Problem } from '../../../platform/problem/problem';
import type { BoardLists, Playlist } from './board-lists';
import { needPlaces } from './need-place';
import type { BoardPlace } from './place';
import type { ListContext } from './sql-board-lists';

const items = v.array(playlistItemSchema);

/** One unit's playlists, over SQL. */
export function sqlPlaylists({
  db,
  unit,
  changed
}: ListContext): Pick<BoardLists, 'playlists' | 'savePlaylist' | 'removePlaylist'> {
  async function refuseTaken(name: string, id: string | null): Promise<void> {
    const taken = await db
      .selectFrom('playlist')
      .where('unit_id', '=', unit)
      .where('name', '=', name)
      .$if(id !== null, (query) => query.where('id', '<>', id))
      .select('id')
      .executeTakeFirst();
    if (taken) throw new Problem('playlist-name-taken', 409, { name });
  }

  async function put(id: string, places: readonly BoardPlace[]): Promise<void> {
    await db.deleteFrom('playlist_place').where('unit_id', '=', unit).where('playlist_id', '=', id).execute();
    const own = [...new Set(places)];
    if (own.length === 0) return;
    await db.deleteFrom('playlist_place').where('unit_id', '=', unit).where('place', 'in', own).execute();
    await db
      .insertInto('playlist_place')
      .values(own.map((place) => ({ unit_id: unit, place, playlist_id: id })))
      .execute();
  }

  return {
    async playlists() {
      const rows = await db
        .selectFrom('playlist')
        .where('unit_id', '=', unit)
        .select(['id', 'name', 'items'])
        .orderBy('name')
        .execute();
      const places = await db
        .selectFrom('playlist_place')
        .where('unit_id', '=', unit)
        .select(['place', 'playlist_id'])
        .orderBy('place')
        .execute();
      return rows.map((row): Playlist => ({
        id: row.id,
        name: row.name,
        items: v.parse(items, JSON.parse(row.items)),
        places: places.flatMap(({ place, playlist_id }) =>
          playlist_id === row.id ? [place as BoardPlace] : []
        )
      }));
    },

    async savePlaylist({ id: asked, name, items: list, places }) {
      await refuseTaken(name, asked);
      await needPlaces(db, unit, places);
      const id = asked ?? randomUUID();
      const written = { name, items: JSON.stringify(list) };
      if (asked === null)
        await db
          .insertInto('playlist')
          .values({ id, unit_id: unit, ...written })
          .execute();
      else {
        const { numUpdatedRows } = await db
          .updateTable('playlist')
          .set(written)
          .where('unit_id', '=', unit)
          .where('id', '=', id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
      }
      await put(id, places);
      await changed();
      return id;
    },

    async removePlaylist(id) {
      await db
        .deleteFrom('playlist_place')
        .where('unit_id', '=', unit)
        .where('playlist_id', '=', id)
        .execute();
      const { numDeletedRows } = await db
        .deleteFrom('playlist')
        .where('unit_id', '=', unit)
        .where('id', '=', id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new Problem('not-found', 404);
      await changed();
    }
  };
}
