import { addDays, dayIn, wholeYear } from '$lib/calendar';
import type { Actor } from '../../../platform/access/actor';
import type { App } from '../../../app';
import { forwardClaims } from '../../claims/check-claims';
import { declareClaim } from '../../claims/declare-claim';
import { demoTimeZone } from '../found-unit';
import { memberOf } from './member-of';

/** A claim of the demo; its file number is followed by the year and a number. */
interface DemoClaim {
  item: string;
  value?: string;
  matterText: string;
  basis: string;
  story: string;
}

/**
 * One person's claims in the open month: the first is before the meeting already, the others wait. All invented.
 * @param subject 编号 of somebody who has an account
 */
export async function ownClaims(
  app: App,
  recorder: Actor,
  { subject, claims }: { subject: string; claims: readonly DemoClaim[] }
): Promise<void> {
  const today = dayIn(demoTimeZone, app.clock());
  const own = await memberOf(app, recorder, subject);
  for (const [at, { item, value = '', matterText, basis, story }] of claims.entries()) {
    const { id: claim } = await declareClaim(app, own, {
      key: `demo-claim-${recorder.unit}-${at}`,
      subject: '',
      item,
      value,
      matterText,
      story,
      date: addDays(today, -at - 1),
      quantity: '1',
      basis: `${basis}〔${wholeYear(today)}〕${at + 41}号`
    });
    if (at === 0)
      await forwardClaims(app, recorder, {
        key: `demo-forward-${recorder.unit}`,
        words: '材料已核对。',
        claims: [{ claim, seen: 1 }]
      });
  }
}
