import { m } from '$lib/text';

export const findingText = {
  'in-order': m.spot_in_order,
  unclear: m.spot_unclear,
  wrong: m.spot_wrong
} as const;
