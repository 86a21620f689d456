import type { Actor } from '$lib/server/accounts/actor';
import type { House } from '$lib/server/house';
import { draftSeal } from '$lib/server/periods/draft-seal';
import type { Closing } from '$lib/server/periods/periods';
import { proposeSeal } from '$lib/server/periods/propose-seal';
import { sealMonth } from '$lib/server/periods/seal-month';
import type { UnitStores } from '$lib/server/store/unit-stores';

/** Seals a month as an office does: one proposes what stands, another one seals it. */
export async function sealByTwo(
  house: House,
  [one, other]: readonly [one: Actor, other: Actor],
  { period, key }: { period: string; key: string }
): Promise<{ period: string; digest: string }> {
  const { shown } = await house.view(one, (stores) => draftSeal(stores, period));
  const { proposal } = await proposeSeal(house, one, { key: `${key}-one`, period, shown });
  return sealMonth(house, other, { key: `${key}-two`, period, proposal, shown });
}

/** The same in a unit's stores alone, whatever the figures. */
export async function sealIn({ periods }: UnitStores, closing: Closing): Promise<string> {
  const proposal = await periods.propose({ period: closing.month, shown: 'as shown', account: 'one' });
  return periods.seal(closing, { proposal, account: 'another' });
}
