import type { Kysely } from 'kysely';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';
import type { Accounts } from './accounts';

type OwnSignIns = Pick<Accounts, 'sessions' | 'endSessions' | 'passkeys' | 'namePasskey' | 'dropPasskeys'>;

const iso = (instant: string | null) => (instant === null ? '' : new Date(instant).toISOString());

/** An account's own sign-ins, over SQL: its sessions and its passkeys. */
export function ownSignIns(db: Kysely<Tables>): OwnSignIns {
  return {
    async sessions(account) {
      const rows = await db
        .selectFrom('auth_session')
        .where('userId', '=', account)
        .select(['id', 'createdAt', 'updatedAt', 'userAgent'])
        .orderBy('createdAt', 'desc')
        .execute();
      return rows.map(({ id, createdAt, updatedAt, userAgent }) => ({
        id,
        since: iso(createdAt),
        seen: iso(updatedAt),
        agent: userAgent ?? ''
      }));
    },
    async endSessions(account, which) {
      const { numDeletedRows } = await db
        .deleteFrom('auth_session')
        .where('userId', '=', account)
        .$if(which !== undefined && 'but' in which, (query) =>
          query.where('id', '!=', which && 'but' in which ? which.but : '')
        )
        .$if(which !== undefined && 'only' in which, (query) =>
          query.where('id', '=', which && 'only' in which ? which.only : '')
        )
        .executeTakeFirst();
      if (which && 'only' in which && Number(numDeletedRows) === 0) throw new Problem('not-found', 404);
    },
    async passkeys(account) {
      const rows = await db
        .selectFrom('auth_passkey')
        .where('userId', '=', account)
        .select(['id', 'name', 'createdAt'])
        .orderBy('createdAt')
        .execute();
      return rows.map(({ id, name, createdAt }) => ({ id, name: name ?? '', since: iso(createdAt) }));
    },
    async namePasskey(account, id, name) {
      const { numUpdatedRows } = await db
        .updateTable('auth_passkey')
        .set({ name })
        .where('userId', '=', account)
        .where('id', '=', id)
        .executeTakeFirst();
      if (Number(numUpdatedRows) === 0) throw new Problem('not-found', 404);
    },
    async dropPasskeys(account, id) {
      const { numDeletedRows } = await db
        .deleteFrom('auth_passkey')
        .where('userId', '=', account)
        .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
        .executeTakeFirst();
      if (id !== undefined && Number(numDeletedRows) === 0) throw new Problem('not-found', 404);
    }
  };
}
