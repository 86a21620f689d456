import { screenSchema } from '$lib/sync';
import * as v from 'valibot';
import type { BoardLists } from './board-lists';
import { needPlaces } from './need-place';
import type { BoardPlace } from './place';
import type { ListContext } from './sql-board-lists';

/** When one unit's screens are lit, and how brightly, over SQL. */
export function sqlScreens({ db, unit, changed }: ListContext): Pick<BoardLists, 'screens' | 'setScreen'> {
  return {
    async screens() {
      const rows = await db
        .selectFrom('screen_setting')
        .where('unit_id', '=', unit)
        .select(['place', 'body'])
        .execute();
      return new Map(
        rows.map(({ place, body }) => [place as BoardPlace, v.parse(screenSchema, JSON.parse(body))])
      );
    },

    async setScreen(place, settings) {
      await needPlaces(db, unit, [place]);
      await db.deleteFrom('screen_setting').where('unit_id', '=', unit).where('place', '=', place).execute();
      if (settings !== null)
        await db
          .insertInto('screen_setting')
          .values({ unit_id: unit, place, body: JSON.stringify(settings) })
          .execute();
      await changed();
    }
  };
}
