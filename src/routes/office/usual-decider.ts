import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { m } from '$lib/text';

/**
 * The deciding body to prefill: the one that decided most often in this unit, the latest among equals. Before
 * the first decision it is the body that the community's document names; other documents name none, or
 * several.
 * @returns '' when there is none
 */
export async function usualDecider({
  decisions,
  adoptions
}: Pick<UnitStores, 'decisions' | 'adoptions'>): Promise<string> {
  const counts = new Map<string, number>();
  for (const { body } of await decisions.list()) counts.set(body, (counts.get(body) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const usual = [...counts].reverse().find(([, count]) => count === most)?.[0];
  if (usual !== undefined) return usual;
  return adoptions.scheme().id === 'community-cadres' ? m.office_decision_body_usual() : '';
}
