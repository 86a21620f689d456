import type { UnitStores } from '$lib/server/store/unit-stores';
import { m } from '$lib/text';

/**
 * Who is filled in as having decided: who did most often in this unit so far, the last of equals. Before anything was decided
 * whom the community's document names; the others name nobody, or several.
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
