import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import type { DecisionInput } from '$lib/server/domain/imports/decision-trouble';
import { draftAdoption, proposeAdoption, type AskedAdoption } from '$lib/server/domain/schemes/adopt-scheme';
import { confirmAdoption } from '$lib/server/domain/schemes/confirm-adoption';

/** Adopts rules as an office does: one person puts them up, and another one agrees. */
export async function adoptByTwo(
  app: App,
  [one, other]: readonly [one: Actor, other: Actor],
  { key, asked, decision }: { key: string; asked: AskedAdoption; decision: DecisionInput }
): Promise<{ no: number }> {
  const { shown } = await draftAdoption(await app.read(one), one, { asked, now: app.clock() });
  const { proposal } = await proposeAdoption(app, one, { key: `${key}-one`, asked, decision, shown });
  return confirmAdoption(app, other, { key: `${key}-two`, proposal, shown });
}
