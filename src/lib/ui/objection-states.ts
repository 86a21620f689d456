import { m } from '$lib/text';

/** Where an objection stands, in words: on its receipt, on the member's page and at the desk. */
export const objectionStates = {
  open: m.objection_state_open,
  assigned: m.objection_state_assigned,
  found: m.objection_state_found,
  dismissed: m.objection_state_dismissed,
  upheld: m.objection_state_upheld,
  appealed: m.objection_state_appealed
} as const;
