import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { quorumOf } from '../meetings/committee';
import type { AssemblyRecord } from './assemblies';
import { checkEntitled } from './entitled';
import { assemblySheet, evaluatedQuarters, type AssemblySheet } from './assembly-sheet';

/**
 * The sheet of a quarter that an assembly evaluates.
 * @throws Problem `no-assembly`, `bad-period`
 */
export async function needQuarter(
  stores: UnitStores,
  quarter: string,
  today: string
): Promise<AssemblySheet> {
  const quarters = evaluatedQuarters(stores, today);
  if (quarters.length === 0) throw new Problem('no-assembly', 409);
  if (!quarters.includes(quarter)) throw new Problem('bad-period', 422, { value: quarter });
  return assemblySheet(stores, quarter);
}

/**
 * The record on which an assembly decides: not concluded yet, with enough members present, of as many as the roster has
 * on the day or fewer for a reason. A roster that was changed since asks for the record again.
 *
 * @throws Problem `assembly-concluded`, as `needPresent`, and those of `checkEntitled`
 */
export function needQuorum(sheet: AssemblySheet): AssemblyRecord {
  if (sheet.conclusion) throw new Problem('assembly-concluded', 409);
  const record = needPresent(sheet);
  const { rostered } = sheet;
  const why = record.rostered === rostered ? record.why : null;
  checkEntitled({ entitled: record.entitled, rostered, date: record.decision.date, why });
  return record;
}

/** Whether enough members came, of those entitled, to decide. */
export function isQuorate({ entitled, present }: Pick<AssemblyRecord, 'entitled' | 'present'>): boolean {
  return present >= quorumOf(entitled);
}

/**
 * Finds the record of an assembly that has its quorum.
 * @throws Problem `not-assembled`, `no-quorum`
 */
export function needPresent({ quarter, record, needed }: AssemblySheet): AssemblyRecord {
  if (!record) throw new Problem('not-assembled', 409, { quarter });
  const { present } = record;
  if (present < needed) throw new Problem('no-quorum', 409, { present, needed });
  return record;
}
