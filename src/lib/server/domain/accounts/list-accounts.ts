import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { Account, HeldRole } from './accounts';
import type { RoleName } from '../../platform/access/actor';

/**
 * The accounts that have or had a role in a unit, by user name, each with its roles there and no others.
 * @param today YYYY-MM-DD
 */
export async function listAccounts(db: Kysely<Tables>, unit: string, today: string): Promise<Account[]> {
  const rows = await db
    .selectFrom('role')
    .innerJoin('auth_user', 'auth_user.id', 'role.account_id')
    .leftJoin('initial_password', 'initial_password.account_id', 'role.account_id')
    .leftJoin('auth_account', (join) =>
      join
        .onRef('auth_account.userId', '=', 'role.account_id')
        .on('auth_account.providerId', '=', 'credential')
    )
    .leftJoin('role_department', 'role_department.role_id', 'role.id')
    .leftJoin('subject', 'subject.id', 'role.subject_id')
    .leftJoin('subject_name', 'subject_name.subject_id', 'role.subject_id')
    .leftJoin('auth_user as giver', 'giver.id', 'role.given_by')
    .leftJoin('auth_user as ender', 'ender.id', 'role.ended_by')
    .where('role.unit_id', '=', unit)
    .select([
      'role.id',
      'role.account_id',
      'role.role',
      'role_department.department',
      'role.from_date',
      'role.to_date'
    ])
    .select(['auth_user.username', 'auth_user.name', 'initial_password.until'])
    .select('auth_account.password')
    .select(['subject.code', 'subject.to_date as left', 'subject_name.name as person'])
    .select(['giver.name as given_by', 'ender.name as ended_by', 'role.ended_by as ender_id'])
    .orderBy('auth_user.username')
    .orderBy('role.from_date')
    .orderBy('role.role')
    .orderBy('role.id')
    .execute();
  const accounts = new Map<string, Account>();
  for (const row of rows) {
    const account = accounts.get(row.account_id) ?? {
      id: row.account_id,
      username: row.username,
      name: row.name,
      initialUntil: row.until,
      signsIn: row.password !== null,
      roles: []
    };
    accounts.set(account.id, account);
    account.roles.push({
      id: row.id,
      role: row.role as RoleName,
      subject: row.code === null ? null : { id: row.code, name: row.person ?? '' },
      department: row.department,
      from: row.from_date,
      to: endOf(row),
      state: stateOn(today, row.from_date, endOf(row)),
      givenBy: row.given_by,
      endedBy: row.ended_by,
      isCutShort: row.ender_id !== null
    });
  }
  return [...accounts.values()];
}

/** A member's role ends when the person leaves. */
function endOf({ role, to_date, left }: { role: string; to_date: string | null; left: string | null }) {
  if (role !== 'member' || left === null) return to_date;
  return to_date === null || left < to_date ? left : to_date;
}

function stateOn(today: string, from: string, to: string | null): HeldRole['state'] {
  if (to !== null && (to < today || to < from)) return 'ended';
  return from > today ? 'coming' : 'now';
}
