import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import type { MonthClosing } from '$lib/server/domain/periods/periods';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';

/** Seals a month as an office does: one person proposes, and another one seals. */
export async function sealByTwo(
  app: App,
  [one, other]: readonly [one: Actor, other: Actor],
  { period, key }: { period: string; key: string }
): Promise<{ period: string; digest: string }> {
  const { shown } = await app.readTransaction(one, (stores) => draftSeal(stores, period));
  const { proposal } = await proposeSeal(app, one, { key: `${key}-one`, period, shown });
  return sealMonth(app, other, { key: `${key}-two`, period, proposal, shown });
}

/** Seals a month in a unit's stores alone, with any figures. */
export async function sealIn({ periods }: UnitStores, closing: MonthClosing): Promise<string> {
  const proposal = await periods.propose({ period: closing.month, shown: 'as shown', account: 'one' });
  return periods.seal(closing, { proposal, account: 'another' });
}
