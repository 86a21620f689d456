import { openStore, type Store } from '$lib/server/store/open-store';
import { sqlUnitStores } from '$lib/server/store/sql-unit-stores';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { addUnit } from '$lib/server/units/sql-unit';
import { unit } from '../make/unit';

export const noon = new Date('2026-11-05T04:00:00Z');
export const clock = () => noon;

/** Every database that the product runs on; each suite in this folder runs once for each. */
export const databases = [{ kind: 'sqlite', open: () => openStore(':memory:') }] as const;

/** Founds a unit on an open database and binds its stores. */
export async function aUnit(db: Store, name = '阳光社区'): Promise<UnitStores> {
  const id = await addUnit(db, unit({ name }));
  return sqlUnitStores(db, id, clock);
}
