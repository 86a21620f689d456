import type { Ledger } from './ledger';

/**
 * Numbers (流水号) for entries that the office books itself, one after the other: `2026考-12`, `2026考-13`. They go on
 * from the highest that is taken, imported ones included. Those that lines had before a restore stay theirs.
 */
export async function nextNumbers(ledger: Ledger, prefix: string): Promise<() => string> {
  let last = await ledger.lastLost(prefix);
  for (const { id } of await ledger.numbered(prefix)) {
    const no = id.slice(prefix.length + 1);
    if (/^\d{1,15}$/.test(no)) last = Math.max(last, Number(no));
  }
  return () => `${prefix}-${(last += 1)}`;
}
