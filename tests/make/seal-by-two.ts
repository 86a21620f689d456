import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { skipAssembly } from '$lib/server/domain/assemblies/skip-assembly';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import type { MonthClosing } from '$lib/server/domain/periods/periods';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';

/**
 * Seals a month as an office does: one person proposes, and another one seals. Where an assembly is due, it is recorded
 * first that it was skipped.
 */
export async function sealByTwo(
  app: App,
  [one, other]: readonly [one: Actor, other: Actor],
  { period, key }: { period: string; key: string }
): Promise<{ period: string; digest: string }> {
  const draft = () => app.readTransaction(one, (stores) => draftSeal(stores, period));
  for (const due of (await draft()).outstanding)
    if (due.what === 'assembly')
      await skipAssembly(app, one, { key: `${key}-skip`, quarter: due.quarter, reason: '党员外出较多' });
  const { shown } = await draft();
  const { proposal } = await proposeSeal(app, one, { key: `${key}-one`, period, shown });
  return sealMonth(app, other, { key: `${key}-two`, period, proposal, shown });
}

/** Seals a month in a unit's stores alone, with any figures. */
export async function sealIn({ periods }: UnitStores, closing: MonthClosing): Promise<string> {
  const proposal = await periods.propose({ period: closing.month, shown: 'as shown', account: 'one' });
  return periods.seal(closing, { proposal, account: 'another' });
}
