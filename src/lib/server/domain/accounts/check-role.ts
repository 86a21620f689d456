import { dayIn, isDay, overlaps, yearOf } from '$lib/calendar';
import { departmentsOf } from '../assessments/departments';
import { rulesOfYear } from '../assessments/rules-of-year';
import { hasCommission } from '../outcomes/holds-talk';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { needSubject } from '../roster/need-subject';
import type { UnitStores } from '../units/unit-stores';
import type { Account } from './accounts';
import { needOnePerson } from './names-differ';
import { areApart, isOfficeRole, type OfficeRole } from './office-roles';

/** A role as it is asked for. */
export interface AskedRole {
  role: string;
  /** number in the roster (编号); '' for every role but a member's */
  subject: string;
  /** responsible department; '' for every role but a department's */
  department: string;
  /** YYYY-MM-DD; '' is today */
  from: string;
  /** last day; '' is open */
  to: string;
  /** the answer that the account is the person, though of another name (`NamesDiffer`); absent or '': nobody has said so */
  same?: string;
}

/** The account that would get a role, with the roles that it has or had here. */
type RoleHolder = Pick<Account, 'name' | 'roles'>;

export interface CheckedRole {
  role: OfficeRole;
  subject: string | null;
  department: string | null;
  from: string;
  to: string | null;
}

/**
 * Whether an account may get a role.
 *
 * @throws NamesDiffer for a member whose account has another name than the person, until that is answered
 * @throws Problem `bad-role`, `bad-role-dates`, `role-subject-missing`, `subject-left`, `role-held`,
 *   `subject-has-account`, `roles-apart`, `department-missing`, `department-unknown`, `commission-unknown`
 */
export async function checkRole(
  stores: UnitStores,
  holder: RoleHolder,
  asked: AskedRole,
  clock: () => Date
): Promise<CheckedRole> {
  const { role } = asked;
  if (!isOfficeRole(role)) throw new Problem('bad-role', 422);
  const today = dayIn(stores.unit.timeZone, clock());
  const from = asked.from || today;
  const to = asked.to || null;
  // A role that began in the past would say that its holder was somebody when they weren't.
  if (!isDay(from) || from < today || (to !== null && (!isDay(to) || to < from)))
    throw new Problem('bad-role-dates', 422);
  if (role === 'commission' && !hasCommission(schemeOf(stores), today))
    throw new Problem('commission-unknown', 422);
  const held = holder.roles.filter((each) => overlaps(each, { from, to }));
  const department = role === 'department' ? checkDepartment(stores, asked.department, today) : null;
  if (held.some((each) => each.role === role && each.department === department))
    throw new Problem('role-held', 409);
  if (held.some((each) => areApart(each.role, role))) throw new Problem('roles-apart', 409);
  const subject = role === 'member' ? await checkSubject(stores, holder, asked, { from, to }) : null;
  return { role, subject, department, from, to };
}

function checkDepartment(stores: UnitStores, department: string, today: string): string {
  if (department === '') throw new Problem('department-missing', 422);
  const rules = rulesOfYear(schemeOf(stores), yearOf(today));
  if (!departmentsOf(rules).includes(department))
    throw new Problem('department-unknown', 422, { value: department });
  return department;
}

/** A person has one account at a time. */
async function checkSubject(
  { roster, accounts }: UnitStores,
  holder: RoleHolder,
  { subject: code, same = '' }: Pick<AskedRole, 'subject' | 'same'>,
  days: { from: string; to: string | null }
): Promise<string> {
  if (code === '') throw new Problem('role-subject-missing', 422);
  const person = await needSubject({ roster }, code);
  if (person.to !== null && person.to < days.from) throw new Problem('subject-left', 409, { subject: code });
  const taken = (await accounts.list())
    .flatMap(({ roles }) => roles)
    .some((each) => each.subject?.id === code && overlaps(each, days));
  if (taken) throw new Problem('subject-has-account', 409, { subject: code });
  needOnePerson({ account: holder.name, subject: code, name: person.name }, same);
  return code;
}
