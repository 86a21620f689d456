import type { UnitStores } from '../units/unit-stores';
import type { Restoration } from './restorations';

/** The front page shows a restore for as long as phones keep the forms that they sent, in ms. */
const shownFor = 90 * 24 * 60 * 60_000;

/** The restores of which the office's front page tells, the newest first. */
export function restoredLately({ restorations }: UnitStores, now: Date): Promise<Restoration[]> {
  return restorations.since(new Date(now.getTime() - shownFor).toISOString());
}
