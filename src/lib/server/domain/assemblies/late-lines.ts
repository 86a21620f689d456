import { lastMonth } from '$lib/calendar';
import type { BookedEntry } from '../ledger/ledger';
import type { Assemblies } from './assemblies';

/** The lines that a quarter's assembly has booked after the quarter's last month was sealed: they correct that month. */
export interface LateLines<Booked> {
  /** the sealed month */
  period: string;
  /** all of them, also those that it took back itself */
  lines: Booked[];
  /** those that stand: neither taken back nor a reversal of such a one */
  standing: Booked[];
  /** reversals that keep a closed year's lines out of the year in which they are booked */
  setOff: Booked[];
}

type AssemblyLine = Pick<BookedEntry, 'id' | 'seq' | 'period' | 'decision' | 'reverses'>;

/** The prefix of the numbers of a quarter's lines: `2026-Q3评-1`. */
export function evaluationPrefix(quarter: string): string {
  return `${quarter}评`;
}

/**
 * Finds the lines of late assemblies, by quarter. A line is known by its number, and belongs to the assembly if it rests on
 * one of its records.
 * @param entries ledger lines; all others are left out
 */
export async function lateLines<Booked extends AssemblyLine>(
  { assemblies }: { assemblies: Pick<Assemblies, 'records' | 'conclusions'> },
  entries: readonly Booked[]
): Promise<Map<string, LateLines<Booked>>> {
  const numbered = new Map<string, Booked[]>();
  for (const entry of entries) {
    const [, quarter] = /^(\d{4}-Q[1-4])评-\d+$/.exec(entry.id) ?? [];
    if (quarter === undefined || entry.period <= lastMonth(quarter)) continue;
    numbered.set(quarter, [...(numbered.get(quarter) ?? []), entry]);
  }
  const found = new Map<string, LateLines<Booked>>();
  if (numbered.size === 0) return found;
  const conclusions = await assemblies.conclusions();
  for (const [quarter, some] of numbered) {
    const records = new Set((await assemblies.records(quarter)).map(({ decision }) => decision.id));
    const own = some.filter(({ decision }) => records.has(decision));
    found.set(quarter, apart(lastMonth(quarter), own, conclusions.get(quarter) ?? Infinity));
  }
  return found;
}

/** @param concluded number of the conclusion's change: what an assembly undoes before it is taken back */
function apart<Booked extends AssemblyLine>(
  period: string,
  own: readonly Booked[],
  concluded: number
): LateLines<Booked> {
  const setOff = own.filter(({ seq, reverses }) => reverses !== null && seq > concluded);
  const lines = own.filter((line) => !setOff.includes(line));
  const ids = new Set(lines.map(({ id }) => id));
  const back = new Set(
    lines.flatMap(({ id, reverses }) => (reverses !== null && ids.has(reverses) ? [id, reverses] : []))
  );
  return { period, lines, standing: lines.filter(({ id }) => !back.has(id)), setOff };
}
