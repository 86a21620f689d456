import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { pairingLimits } from '../pairing/pairing-limits';
import { Problem } from '../../platform/problem/problem';
import { shortCode } from '../public/short-code';
import type { Tables } from '../../platform/store/tables/tables';
import { contactOf, mailsOf, setContact } from './away/sql-board-mails';
import type { Boards } from './boards';
import { beatsOf, proofsOf } from './sql-board-health';

/** One unit's boards, over SQL. */
export function sqlBoards(db: Kysely<Tables>, unit: string, clock: () => Date): Boards {
  const changed = () => logChanges(db, unit, clock, [{ kind: 'board', subject_id: null }]);

  async function refuseTaken(name: string, board: string | null): Promise<void> {
    const taken = await db
      .selectFrom('board')
      .where('unit_id', '=', unit)
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .$if(board !== null, (query) => query.where('code', '<>', board))
      .select('code')
      .executeTakeFirst();
    if (taken) throw new Problem('board-name-taken', 409, { name });
  }

  return {
    async list() {
      const rows = await db
        .selectFrom('board')
        .where('unit_id', '=', unit)
        .select(['code', 'name', 'paired_at', 'revoked_at', 'refused_at', 'seen_at', 'shows'])
        .orderBy('name')
        .orderBy('code')
        .execute();
      const boards = rows.map((row) => ({
        code: row.code,
        name: row.name,
        paired: row.paired_at,
        revoked: row.revoked_at,
        refused: row.refused_at,
        seen: row.seen_at,
        shows: row.shows === null ? null : Number(row.shows)
      }));
      const ended = boards.filter(({ revoked }) => revoked !== null);
      const newestFirst = ended.sort((a, b) => ((a.revoked ?? '') > (b.revoked ?? '') ? -1 : 1));
      return [...boards.filter(({ revoked }) => revoked === null), ...newestFirst];
    },

    beats: () => beatsOf(db, unit),
    mails: () => mailsOf(db, unit),
    contact: () => contactOf(db, unit),
    async setContact(address) {
      await setContact(db, unit, address);
      await changed();
    },
    showings: (notice) => proofsOf(db, unit, notice),

    async waiting(code) {
      const row = await db
        .selectFrom('pairing')
        .where('code', '=', code)
        .where('board_code', 'is', null)
        .where('expires_at', '>', clock().toISOString())
        .select(['code', 'asked_at', 'expires_at'])
        .executeTakeFirst();
      return row ? { code: row.code, asked: row.asked_at, expires: row.expires_at } : null;
    },

    async confirm({ code, name }) {
      await refuseTaken(name, null);
      const now = clock();
      const board = shortCode();
      await db
        .insertInto('board')
        .values({ code: board, unit_id: unit, name, paired_at: now.toISOString() })
        .execute();
      // A second or late request finds no row, and the board inserted above is rolled back with the
      // command.
      const { numUpdatedRows } = await db
        .updateTable('pairing')
        .set({
          board_code: board,
          expires_at: new Date(now.getTime() + pairingLimits.minutes * 60_000).toISOString()
        })
        .where('code', '=', code)
        .where('board_code', 'is', null)
        .where('expires_at', '>', now.toISOString())
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem('pairing-code-wrong', 422);
      await changed();
      return board;
    },

    async rename(board, name) {
      await refuseTaken(name, board);
      const { numUpdatedRows } = await db
        .updateTable('board')
        .set({ name })
        .where('unit_id', '=', unit)
        .where('code', '=', board)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
      await changed();
    },

    async revoke(board) {
      const row = await db
        .selectFrom('board')
        .where('unit_id', '=', unit)
        .where('code', '=', board)
        .where('paired_at', 'is not', null)
        .select('revoked_at')
        .executeTakeFirst();
      if (!row) throw new Problem('not-found', 404);
      if (row.revoked_at !== null) return;
      await db
        .updateTable('board')
        .set({ revoked_at: clock().toISOString() })
        .where('unit_id', '=', unit)
        .where('code', '=', board)
        .execute();
      await changed();
    }
  };
}
