import { m } from './generated/messages.js';

/** The names of the roles. */
export const roleText = {
  member: m.common_role_member,
  recorder: m.common_role_recorder,
  committee: m.common_role_committee,
  assembly: m.common_role_assembly,
  superior: m.common_role_superior,
  department: m.common_role_department,
  editor: m.common_role_editor,
  operator: m.common_role_operator
} as const;
