import type { RoleName } from '../../platform/access/actor';

/** The roles that the office can give today: those that open something. */
export const officeRoles = [
  'member',
  'recorder',
  'committee',
  'department',
  'commission',
  'superior',
  'editor',
  'operator'
] as const satisfies RoleName[];
export type OfficeRole = (typeof officeRoles)[number];

/** Whether a text from a form names a role that the office gives. */
export function isOfficeRole(role: string): role is OfficeRole {
  return (officeRoles as readonly string[]).includes(role);
}

/** The roles that exclude that of an operator. */
const apart: readonly RoleName[] = ['recorder', 'committee', 'department', 'commission', 'superior'];
/**
 * Whether two roles exclude each other: the operator, who lets people in, keeps no points, so no account
 * has both.
 */
export function areApart(one: RoleName, other: RoleName): boolean {
  return (one === 'operator' && apart.includes(other)) || (other === 'operator' && apart.includes(one));
}
