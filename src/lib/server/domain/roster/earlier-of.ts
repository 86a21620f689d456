import type { ServiceSpell } from './spells';

/** A stored row's spells before the last one; nothing where there are none. */
export function earlierOf({ earlier }: { earlier: string }): { earlier?: ServiceSpell[] } {
  const spells = JSON.parse(earlier) as ServiceSpell[];
  return spells.length > 0 ? { earlier: spells } : {};
}
