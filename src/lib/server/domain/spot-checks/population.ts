import { canonical } from '$lib/notice';
import { firstMonth, lastMonth, previousMonth, monthOfYear, yearOf } from '$lib/calendar';
import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/access/actor';
import type { BookedEntry } from '../ledger/ledger';
import type { UnitStores } from '../units/unit-stores';
import type { DrawableLine } from './draw-sample';
import type { StrataKind } from './spot-checks';

/** Months, both of which count, from whose entries may be drawn. */
export interface Months {
  from: string;
  to: string;
}

/**
 * The months of a year from which an actor may draw: for the committee all sealed ones, for a superior the
 * filed ones ("Who sees what"). null: none yet.
 */
export async function drawableMonths(
  { unit, periods, filings }: UnitStores,
  actor: Pick<Actor, 'roles'>,
  year: number
): Promise<Months | null> {
  const open = await periods.open();
  const last = previousMonth(open);
  const [first, end] = [monthOfYear(year, 1), monthOfYear(year, 12)];
  const sealed = {
    from: unit.firstPeriod > first ? unit.firstPeriod : first,
    to: last < end ? last : end
  };
  if (sealed.from > sealed.to) return null;
  if (actor.roles.includes('committee')) return sealed;
  const filed = (await filings.list()).filter(({ period }) => yearOf(period) === year);
  const [from] = filed.map(({ period }) => firstMonth(period)).sort();
  const to = filed
    .map(({ period }) => lastMonth(period))
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return null;
  return { from: from > sealed.from ? from : sealed.from, to: to < sealed.to ? to : sealed.to };
}

/** The entries booked in these months, which are sealed, so that the population is the same now and later. */
export async function populationOf(
  { ledger }: Pick<UnitStores, 'ledger'>,
  { from, to, strata }: Months & { strata: StrataKind }
): Promise<{ entries: BookedEntry[]; drawable: DrawableLine[] }> {
  const entries = (await ledger.entries()).filter(({ period }) => period >= from && period <= to);
  const drawable = entries.map(({ id, item, subject, reverses, revokes }) => ({
    id,
    stratum: strata === 'person' ? subject : reverses === null && revokes === undefined ? item : 'reversal'
  }));
  return { entries, drawable };
}

/** SHA-256 over the canonical list of number and stratum, by number: two draws from it are from the same. */
export function populationDigest(drawable: readonly DrawableLine[]): string {
  const lines = drawable
    .map(({ id, stratum }) => [id, stratum])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return createHash('sha256').update(canonical(lines)).digest('hex');
}
