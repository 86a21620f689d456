import { dayIn } from '$lib/calendar';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Problem } from '../../platform/problem/problem';
import { subjectId, subjectIds } from '../roster/subject-ids';
import { touchRow } from '../../platform/command/touched-rows';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { Accounts, Recorder } from './accounts';
import { currentRoles } from '../../platform/access/current-roles';
import { accountChanges } from './account-changes';
import { endingRoles } from './ending-roles';
import { listAccounts } from './list-accounts';
import { ownSignIns } from './own-sign-ins';

/** The accounts of one unit, over SQL. */
export function sqlAccounts(
  db: Kysely<Tables>,
  unit: { id: string; timeZone: string },
  clock: () => Date
): Accounts {
  const today = () => dayIn(unit.timeZone, clock());
  const list = () => listAccounts(db, unit.id, today());
  const named = async (username: string) => {
    const found = db.selectFrom('auth_user').where('username', '=', username).select(['id', 'name']);
    return (await found.executeTakeFirst()) ?? null;
  };
  return {
    list,
    recorders: () => readRecorders(db, unit.id, today()),
    async one(account) {
      const found = (await list()).find(({ id }) => id === account);
      if (!found) throw new Problem('not-found', 404);
      return found;
    },
    named,
    async taken(usernames) {
      const found = new Set<string>();
      for (const some of chunks(usernames)) {
        const rows = await db
          .selectFrom('auth_user')
          .where('username', 'in', some)
          .select('username')
          .execute();
        for (const { username } of rows) if (username !== null) found.add(username);
      }
      return found;
    },
    async add({ id, username, name }) {
      if ((await named(username)) !== null) throw new Problem('username-taken', 409, { username });
      const at = clock().toISOString();
      await db
        .insertInto('auth_user')
        .values({
          id,
          name,
          email: `${username}@accounts.invalid`,
          emailVerified: 0,
          username,
          displayUsername: username,
          createdAt: at,
          updatedAt: at
        })
        .execute();
    },
    async setPassword(account, hash, until) {
      const at = clock().toISOString();
      const { numUpdatedRows } = await db
        .updateTable('auth_account')
        .set({ password: hash, updatedAt: at })
        .where('userId', '=', account)
        .where('providerId', '=', 'credential')
        .executeTakeFirst();
      if (Number(numUpdatedRows) === 0)
        await db
          .insertInto('auth_account')
          .values({
            id: randomUUID(),
            accountId: account,
            providerId: 'credential',
            userId: account,
            password: hash,
            createdAt: at,
            updatedAt: at
          })
          .execute();
      await db.deleteFrom('initial_password').where('account_id', '=', account).execute();
      if (until !== null)
        await db.insertInto('initial_password').values({ account_id: account, until }).execute();
    },
    async passwordHash(account) {
      const row = await db
        .selectFrom('auth_account')
        .where('userId', '=', account)
        .where('providerId', '=', 'credential')
        .select('password')
        .executeTakeFirst();
      return row?.password ?? null;
    },
    async servesElsewhere(account) {
      const row = await db
        .selectFrom('role')
        .where('account_id', '=', account)
        .where('unit_id', '!=', unit.id)
        .where((where) => where.or([where('to_date', 'is', null), where('to_date', '>=', today())]))
        .select('id')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async subjectsOf(account) {
      const rows = await db
        .selectFrom('role')
        .innerJoin('subject', 'subject.id', 'role.subject_id')
        .where('role.account_id', '=', account)
        .where('role.unit_id', '=', unit.id)
        .select('subject.code')
        .distinct()
        .execute();
      return rows.map(({ code }) => code);
    },
    async departmentsOf(account) {
      const rows = await currentRoles(db, today())
        .innerJoin('role_department', 'role_department.role_id', 'role.id')
        .where('role.account_id', '=', account)
        .where('role.unit_id', '=', unit.id)
        .select('role_department.department')
        .orderBy('role_department.department')
        .execute();
      return rows.map(({ department }) => department);
    },
    async give({ account, role, subject, department = null, from, to, by }) {
      const subject_id = subject === null ? null : subjectId(await subjectIds(db, unit.id), subject);
      const id = randomUUID();
      await db
        .insertInto('role')
        .values({
          id,
          account_id: account,
          unit_id: unit.id,
          role,
          subject_id,
          from_date: from,
          to_date: to,
          given_by: by,
          ended_by: null
        })
        .execute();
      if (department !== null)
        await db.insertInto('role_department').values({ role_id: id, department }).execute();
      for (const what of ['role', 'role_end', 'role_department']) touchRow(db, what, id);
      return id;
    },
    async end(role, to, by) {
      await db
        .updateTable('role')
        .set({ to_date: to, ended_by: by })
        .where('unit_id', '=', unit.id)
        .where('id', '=', role)
        .execute();
      touchRow(db, 'role_end', role);
    },
    endingBy: (day) => endingRoles(db, unit.id, { today: today(), day }),
    ...accountChanges(db, unit.id),
    ...ownSignIns(db)
  };
}

/**
 * The accounts that are recorders of a unit on a day.
 * @param today YYYY-MM-DD
 */
async function readRecorders(db: Kysely<Tables>, unit: string, today: string): Promise<Recorder[]> {
  const rows = await currentRoles(db, today)
    .innerJoin('role as each', (join) =>
      join.onRef('each.account_id', '=', 'role.account_id').onRef('each.unit_id', '=', 'role.unit_id')
    )
    .leftJoin('subject as person', 'person.id', 'each.subject_id')
    .where('role.unit_id', '=', unit)
    .where('role.role', '=', 'recorder')
    .select(['role.account_id', 'person.code'])
    .distinct()
    .execute();
  const subjects = new Map<string, string[]>();
  for (const { account_id, code } of rows)
    subjects.set(account_id, [...(subjects.get(account_id) ?? []), ...(code === null ? [] : [code])]);
  return [...subjects].map(([id, own]) => ({ id, subjects: own }));
}
