import { m } from '$lib/text';

export const filingStateText = {
  filed: m.filing_state_filed,
  asked: m.filing_state_asked,
  answered: m.filing_state_answered,
  returned: m.filing_state_returned,
  accepted: m.filing_state_accepted
} as const;
