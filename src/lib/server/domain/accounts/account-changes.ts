import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Tables } from '../../platform/store/tables/tables';
import type { AccountChange, Accounts } from './accounts';

/** Commands upon accounts, whose answers name the account and the role. */
const commands = {
  'add-account': 'given',
  'give-role': 'given',
  'end-role': 'ended',
  'reset-password': 'reset'
} as const satisfies Record<string, AccountChange['done']>;

/** An answer without an account is one about members, of whom the office has no desk. */
const changeSchema = v.object({ account: v.string(), role: v.optional(v.string()) });
const notedSchema = v.object({ until: v.number() });

/** One unit's acts upon accounts, from its trail and the answers of its commands. */
export function accountChanges(
  db: Kysely<Tables>,
  unit: string
): Pick<Accounts, 'changesSince' | 'notedUntil'> {
  const answered = (actions: readonly string[]) =>
    db
      .selectFrom('audit')
      .innerJoin('answer', (on) =>
        on
          .onRef('answer.account_id', '=', 'audit.account_id')
          .onRef('answer.client_key', '=', 'audit.client_key')
      )
      .where('audit.unit_id', '=', unit)
      .where('audit.action', 'in', actions)
      .orderBy('audit.no', 'desc');
  return {
    async changesSince(since) {
      const rows = await answered(Object.keys(commands))
        .where('audit.at', '>=', since)
        .select(['audit.no', 'audit.at', 'audit.account_id', 'audit.action', 'answer.body'])
        .execute();
      return rows.flatMap(({ no, at, account_id, action, body }): AccountChange[] => {
        const read = v.safeParse(changeSchema, JSON.parse(body));
        if (!read.success) return [];
        const { account, role = null } = read.output;
        return [
          {
            no: Number(no),
            at,
            by: account_id,
            account,
            done: commands[action as keyof typeof commands],
            role
          }
        ];
      });
    },
    async notedUntil(account) {
      const row = await answered(['note-account-changes'])
        .where('audit.account_id', '=', account)
        .select('answer.body')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? 0 : v.parse(notedSchema, JSON.parse(row.body)).until;
    }
  };
}
