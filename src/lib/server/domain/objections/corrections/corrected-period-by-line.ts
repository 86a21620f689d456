import { lateLines } from '../../assemblies/late-lines';
import type { BookedEntry } from '../../ledger/ledger';
import type { UnitStores } from '../../units/unit-stores';
import { objectionNo } from '../objection';

/**
 * The sealed period that each line of an objection or of a late assembly corrects, by the line's number (流水号). A line is
 * numbered after its objection, `异2026-3-1`, and the objection is to the notice of a period; or after the quarter of the
 * assembly, `2026-Q3评-1`.
 * @param entries ledger lines; all others are left out
 */
export async function correctedPeriodByLine(
  { objections, assemblies }: Pick<UnitStores, 'objections' | 'assemblies'>,
  entries: readonly BookedEntry[]
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { period, standing, setOff } of (await lateLines({ assemblies }, entries)).values())
    for (const { id } of [...standing, ...setOff]) found.set(id, period);
  const numbered = entries.flatMap(({ id }) => {
    const [, no] = /^(异\d+-\d+)-\d+$/.exec(id) ?? [];
    return no === undefined ? [] : [{ id, no }];
  });
  if (numbered.length === 0) return found;
  const periods = new Map((await objections.list()).map((each) => [objectionNo(each), each.notice.period]));
  for (const { id, no } of numbered) {
    const period = periods.get(no);
    if (period !== undefined) found.set(id, period);
  }
  return found;
}
