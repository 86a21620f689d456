import { roleNames } from '$lib/server/domain/units/role-names';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';

/**
 * The deciding body to prefill: the one that decided most often in this unit, the latest among equals. Before
 * the first decision it is the committee by the unit's name for it, or its document's.
 * @returns '' when neither has a name for it
 */
export async function usualDecider({
  unit,
  decisions,
  adoptions
}: Pick<UnitStores, 'unit' | 'decisions' | 'adoptions'>): Promise<string> {
  const counts = new Map<string, number>();
  for (const { body, kind } of await decisions.list())
    if (kind !== 'marking') counts.set(body, (counts.get(body) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const usual = [...counts].reverse().find(([, count]) => count === most)?.[0];
  if (usual !== undefined) return usual;
  return roleNames(unit, adoptions.scheme()).committee?.name ?? '';
}
