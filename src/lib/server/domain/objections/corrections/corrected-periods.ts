import type { UnitStores } from '../../units/unit-stores';
import { objectionNo } from '../objection';

/**
 * The sealed period that each line of an objection corrects, by the line's number (流水号). A line is numbered after its
 * objection, `异2026-3-1`, and the objection is to the notice of a period.
 * @param entries ledger lines; those of no objection are left out
 */
export async function correctedPeriods(
  { objections }: Pick<UnitStores, 'objections'>,
  entries: readonly { id: string }[]
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
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
