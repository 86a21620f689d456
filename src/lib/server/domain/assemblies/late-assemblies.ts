import { lastMonth } from '$lib/calendar';
import type { Decision } from '../decisions/decisions';
import type { UnitStores } from '../units/unit-stores';

/** An assembly that fixed its quarter's points after the quarter's last month was sealed. */
export interface LateAssembly {
  quarter: string;
  /** the sealed month, to which its additions belong */
  period: string;
  /** its day and minutes */
  decision: Decision;
  /** number of the change by which it fixed the points: what was sealed before has a lower one */
  concluded: number;
  /** code of the supplementary notice that shows them; null: none does yet */
  notice: string | null;
}

/** The late assemblies, in the order of their quarters. A month that was taken over from paper counts as its paper says. */
export async function lateAssemblies({
  assemblies,
  periods,
  takeovers,
  notices
}: Pick<UnitStores, 'assemblies' | 'periods' | 'takeovers' | 'notices'>): Promise<LateAssembly[]> {
  const conclusions = await assemblies.conclusions();
  if (conclusions.size === 0) return [];
  const seals = new Map((await periods.seals()).map(({ period, seq }) => [period, seq]));
  const taken = new Set((await takeovers.list()).map(({ period }) => period));
  const supplements = new Map(
    (await notices.supplements()).flatMap(({ assemblyOf, code }) => (assemblyOf ? [[assemblyOf, code]] : []))
  );
  const found: LateAssembly[] = [];
  for (const [quarter, concluded] of conclusions) {
    const period = lastMonth(quarter);
    if ((seals.get(period) ?? Infinity) > concluded || taken.has(period)) continue;
    const record = (await assemblies.records(quarter)).at(-1);
    if (!record) continue;
    const { decision } = record;
    found.push({ quarter, period, decision, concluded, notice: supplements.get(quarter) ?? null });
  }
  return found;
}
