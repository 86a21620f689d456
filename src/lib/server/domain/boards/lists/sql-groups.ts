import { randomUUID } from 'node:crypto';
import { Problem } from '../../../platform/problem/problem';
import type { BoardLists } from './board-lists';
import { needBoards } from './need-place';
import type { ListContext } from './sql-board-lists';

/** Groups of one unit's boards, over SQL. */
export function sqlGroups({
  db,
  unit,
  changed
}: ListContext): Pick<BoardLists, 'groups' | 'saveGroup' | 'removeGroup'> {
  async function refuseTaken(name: string, id: string | null): Promise<void> {
    const taken = await db
      .selectFrom('board_group')
      .where('unit_id', '=', unit)
      .where('name', '=', name)
      .$if(id !== null, (query) => query.where('id', '<>', id))
      .select('id')
      .executeTakeFirst();
    if (taken) throw new Problem('group-name-taken', 409, { name });
  }

  return {
    async groups() {
      const rows = await db
        .selectFrom('board_group')
        .leftJoin('board_in_group', 'group_id', 'id')
        .where('unit_id', '=', unit)
        .select(['id', 'name', 'board_code'])
        .orderBy('name')
        .orderBy('board_code')
        .execute();
      const groups = new Map<string, { id: string; name: string; boards: string[] }>();
      for (const { id, name, board_code } of rows) {
        const group = groups.get(id) ?? { id, name, boards: [] };
        groups.set(id, group);
        if (board_code !== null) group.boards.push(board_code);
      }
      return [...groups.values()];
    },

    async saveGroup({ id: asked, name, boards }) {
      await refuseTaken(name, asked);
      await needBoards(db, unit, boards);
      const id = asked ?? randomUUID();
      if (asked === null) await db.insertInto('board_group').values({ id, unit_id: unit, name }).execute();
      else {
        const { numUpdatedRows } = await db
          .updateTable('board_group')
          .set({ name })
          .where('unit_id', '=', unit)
          .where('id', '=', id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
        await db.deleteFrom('board_in_group').where('group_id', '=', id).execute();
      }
      const members = [...new Set(boards)].map((board_code) => ({ group_id: id, board_code }));
      if (members.length > 0) await db.insertInto('board_in_group').values(members).execute();
      await changed();
      return id;
    },

    async removeGroup(id) {
      const found = await db
        .selectFrom('board_group')
        .where('unit_id', '=', unit)
        .where('id', '=', id)
        .select('id')
        .executeTakeFirst();
      if (!found) throw new Problem('not-found', 404);
      const place = `group:${id}`;
      for (const table of ['playlist_place', 'screen_setting'] as const)
        await db.deleteFrom(table).where('unit_id', '=', unit).where('place', '=', place).execute();
      await db.deleteFrom('board_in_group').where('group_id', '=', id).execute();
      await db.deleteFrom('board_group').where('unit_id', '=', unit).where('id', '=', id).execute();
      await changed();
    }
  };
}
