import type { RoleName } from './actor';

/** The roles that the office gives today: those that open something. */
export const officeRoles = [
  'member',
  'recorder',
  'committee',
  'department',
  'superior',
  'editor',
  'operator'
] as const satisfies RoleName[];
export type OfficeRole = (typeof officeRoles)[number];

export function isOfficeRole(role: string): role is OfficeRole {
  return (officeRoles as readonly string[]).includes(role);
}

/** Whoever lets people in keeps no points, and the other way round: no account has both. */
const apart: readonly RoleName[] = ['recorder', 'committee', 'department', 'superior'];
export function areApart(one: RoleName, other: RoleName): boolean {
  return (one === 'operator' && apart.includes(other)) || (other === 'operator' && apart.includes(one));
}
