import { isMonthInForce, type Scheme, type WrittenEntry } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { Ledger } from './ledger';

/**
 * Refuses what would be booked in a month on none of whose days any rules are in force: it could count nowhere
 * (M13). What corrects a time with rules is booked in the open month too (M4), so the rules are prolonged first.
 * @throws Problem `booked-out-of-force`
 */
export function needMonthInForce(
  scheme: Pick<Scheme, 'inForce'>,
  { date, period: month }: Pick<WrittenEntry, 'date' | 'period'>
): void {
  if (!isMonthInForce(scheme, month)) throw new Problem('booked-out-of-force', 422, { date, month });
}

/**
 * A ledger whose every writer (import, meeting, assembly, assessment, objection, takeover) is held to the months in which
 * rules are in force.
 * @param scheme the unit's rules on all days
 */
export function bookedInForce(ledger: Ledger, scheme: () => Pick<Scheme, 'inForce'>): Ledger {
  return {
    ...ledger,
    async append(added, decision, done) {
      const months = new Map(added.map((entry) => [entry.period, entry]));
      for (const entry of months.values()) needMonthInForce(scheme(), entry);
      await ledger.append(added, decision, done);
    }
  };
}
