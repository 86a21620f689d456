import { m } from './generated/messages.js';
import { getLocale } from './generated/runtime.js';

const roleText = {
  member: m.common_role_member,
  recorder: m.common_role_recorder,
  committee: m.common_role_committee,
  assembly: m.common_role_assembly,
  superior: m.common_role_superior,
  department: m.common_role_department,
  commission: m.common_role_commission,
  editor: m.common_role_editor,
  operator: m.common_role_operator
} as const;

type RoleName = keyof typeof roleText;

/** One unit's names for those who hold a role, where it or its document has any. */
export type RoleNames = Partial<Record<RoleName, { name: string; english: string }>>;

/**
 * A role's name in a unit; without one of the unit's or its document's, the product's own.
 * @param locale the reader's unless given
 */
export function roleName(role: RoleName, names: RoleNames = {}, locale = getLocale()): string {
  const named = names[role];
  if (named) return locale === 'en' ? named.english : named.name;
  return roleText[role]({}, { locale });
}
