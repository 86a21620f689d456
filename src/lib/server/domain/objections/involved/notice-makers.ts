import { periodKind } from '$lib/calendar';
import type { UnitStores } from '../../units/unit-stores';
import { hearersOf } from './hearers';
import type { PartHolders } from './involved';
import type { Objection } from '../objection';

/**
 * Collects who made the notice that an objection is to. For the whole notice: who proposed and sealed its
 * period, who published it, and who assessed for a year. For any row of a supplementary notice: who made
 * the correction.
 */
export async function noticeMakers(stores: UnitStores, objection: Objection): Promise<PartHolders> {
  const { notice, subject, entry } = objection;
  const corrected = ['corrected', await correctorsOf(stores, notice.code)] as const;
  if (subject !== null || entry !== null) return [corrected];
  const { periods, notices, objections } = stores;
  const seals = (await periods.seals()).filter(({ period }) => period === notice.period);
  return [
    corrected,
    ['proposed', seals.flatMap(({ proposedBy }) => proposedBy ?? [])],
    ['sealed', seals.flatMap(({ sealedBy }) => sealedBy ?? [])],
    ['published', await notices.publishersOf(notice.code)],
    [
      'assessed',
      periodKind(notice.period) === 'year' ? await objections.assessorsOf(Number(notice.period)) : []
    ]
  ];
}

/**
 * The accounts that investigated, answered and decided the correction that the notice shows; empty where it
 * isn't a supplementary notice.
 */
async function correctorsOf(stores: UnitStores, code: string): Promise<string[]> {
  const supplement = (await stores.notices.supplements()).find((each) => each.code === code);
  if (!supplement) return [];
  const correctors: string[] = [];
  for (const earlier of await stores.objections.list({ notice: supplement.corrects })) {
    const made = earlier.steps.find(({ notice }) => notice === code);
    if (made) correctors.push(...(await hearersOf(stores, earlier, made.no)));
  }
  return correctors;
}
