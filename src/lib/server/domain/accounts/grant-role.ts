import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { touchRow } from '../../platform/command/touched-rows';
import type { Tables } from '../../platform/store/tables/tables';
import type { RoleName } from '../../platform/access/actor';

/** Gives an account a role in a unit from a day on; a member's role names the subject (编号) that the account is. */
export async function grantRole(
  db: Kysely<Tables>,
  role: {
    account: string;
    unit: string;
    role: RoleName;
    subject: string | null;
    department?: string;
    from: string;
  }
): Promise<void> {
  const subject =
    role.subject === null
      ? null
      : await db
          .selectFrom('subject')
          .where('unit_id', '=', role.unit)
          .where('code', '=', role.subject)
          .select('id')
          .executeTakeFirstOrThrow();
  const id = randomUUID();
  await db
    .insertInto('role')
    .values({
      id,
      account_id: role.account,
      unit_id: role.unit,
      role: role.role,
      subject_id: subject?.id ?? null,
      from_date: role.from,
      to_date: null
    })
    .execute();
  if (role.department !== undefined)
    await db.insertInto('role_department').values({ role_id: id, department: role.department }).execute();
  for (const what of ['role', 'role_end', 'role_department']) touchRow(db, what, id);
}
