import { m } from '$lib/text';

/** The states of a claim in words, for the phone and the dashboard. */
export const claimStates = {
  waiting: m.claim_state_waiting,
  open: m.claim_state_open,
  returned: m.claim_state_returned,
  forwarded: m.claim_state_forwarded,
  granted: m.claim_state_granted,
  refused: m.claim_state_refused,
  merged: m.claim_state_merged,
  withdrawn: m.claim_state_withdrawn,
  suspected: m.claim_state_suspected,
  false: m.claim_state_false,
  settled: m.claim_state_settled
} as const;
