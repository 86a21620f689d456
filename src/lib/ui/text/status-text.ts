import type { StatementStatus } from '$lib/points';
import { m } from '$lib/text';

/** Why somebody has no rank, in words; empty for those who have one. */
export const statusText: Record<StatementStatus, () => string> = {
  ranked: () => '',
  'not-ranked': m.office_status_not_ranked,
  incomplete: m.office_status_incomplete,
  vetoed: m.office_status_vetoed
};
