import { Problem } from '../problem';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import type { AssemblyRecord } from './assemblies';
import { assemblySheet, quartersOf, type AssemblySheet } from './assembly-sheet';

/**
 * A quarter's sheet, of a unit whose scheme has an assembly evaluate it.
 * @throws Problem `no-assembly`, `bad-period`
 */
export async function needQuarter(
  stores: UnitStores,
  quarter: string,
  today: string
): Promise<AssemblySheet> {
  if (!schemeOf(stores).assembly) throw new Problem('no-assembly', 409);
  if (!quartersOf(stores.unit.firstPeriod, today).includes(quarter))
    throw new Problem('bad-period', 422, { value: quarter });
  return assemblySheet(stores, quarter);
}

/**
 * The record on which an assembly decides: with enough members present, and not concluded yet.
 * @throws Problem `not-assembled`, `no-quorum`, `assembly-concluded`
 */
export function needQuorum({ quarter, record, needed, conclusion }: AssemblySheet): AssemblyRecord {
  if (conclusion) throw new Problem('assembly-concluded', 409);
  if (!record) throw new Problem('not-assembled', 409, { quarter });
  const { present } = record;
  if (present < needed) throw new Problem('no-quorum', 409, { present, needed });
  return record;
}
