import type { Status } from '$lib/points';
import { m } from '$lib/text';

/** Why somebody has no rank, in words; '' of whoever has one. */
export const statusWords: Record<Status, () => string> = {
  ranked: () => '',
  'not-ranked': m.office_status_not_ranked,
  incomplete: m.office_status_incomplete,
  vetoed: m.office_status_vetoed
};
