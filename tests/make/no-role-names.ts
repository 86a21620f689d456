import type { Unit } from '$lib/server/domain/units/unit';

/** A unit that calls all who hold a role as its document does. */
export const noRoleNames: Unit['roleNames'] = {
  recorder: null,
  committee: null,
  assembly: null,
  department: null,
  commission: null,
  superior: null
};
