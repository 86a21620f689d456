import { firstMonth, lastMonth } from '$lib/calendar';
import type { BookedEntry } from '../ledger/ledger';
import { isOfAnObjection } from '../objections/objection';
import type { Assemblies } from './assemblies';
import { lateLines } from './late-lines';

/**
 * Finds the lines by which a body of its own decision has corrected the ledger after an assembly fixed a quarter's points:
 * those of upheld objections, whose answer the next assembly hears (D 三（四）), and those of another quarter's late assembly.
 * A line that undoes such a correction belongs to it.
 * @param since the unit's lines after the conclusion, in the order of booking
 * @returns those booked in the quarter's months
 */
export async function correctionsSince<Booked extends BookedEntry>(
  { assemblies }: { assemblies: Pick<Assemblies, 'records' | 'conclusions'> },
  quarter: string,
  since: readonly Booked[]
): Promise<Booked[]> {
  const within = since.filter(({ period }) => period >= firstMonth(quarter) && period <= lastMonth(quarter));
  const late = new Set<string>();
  for (const { lines, setOff } of (await lateLines({ assemblies }, within)).values())
    for (const { id } of [...lines, ...setOff]) late.add(id);
  const own = new Set<string>();
  return within.filter((line) => {
    const belongs =
      isOfAnObjection(line) || late.has(line.id) || (line.reverses !== null && own.has(line.reverses));
    if (belongs) own.add(line.id);
    return belongs;
  });
}
