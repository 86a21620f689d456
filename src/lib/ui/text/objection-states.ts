import { m } from '$lib/text';

/** The states of an objection in words, for its receipt, the member's page and the dashboard. */
export const objectionStates = {
  open: m.objection_state_open,
  assigned: m.objection_state_assigned,
  found: m.objection_state_found,
  dismissed: m.objection_state_dismissed,
  upheld: m.objection_state_upheld,
  appealed: m.objection_state_appealed
} as const;
