import { contains, monthsOf, periodKind, quarterOf } from '$lib/calendar';
import type { Scheme } from '$lib/points';
import { correctionsSince } from '../assemblies/corrections-since';
import type { Decision } from '../decisions/decisions';
import type { BookedEntry } from '../ledger/ledger';
import type { UnitStores } from '../units/unit-stores';

/** A ledger with the decisions behind its lines, and behind what corrected a sealed period. */
interface DecidedLedger {
  entries: readonly Pick<BookedEntry, 'period' | 'decision'>[];
  /** ids of decisions */
  corrections: readonly string[];
}

/**
 * The meetings that decided a period's points, and the marking papers that they rest on, as its notice names them. An assembly
 * decides a quarter as a whole (D 三（三）): the first assessments by the committee lie before it, and corrections that were
 * decided since stand beside it.
 * @param booked the unit's whole ledger, as corrected, and the decisions of its corrections
 */
export async function decidedFor(
  stores: Pick<UnitStores, 'assemblies' | 'decisions' | 'ledger'>,
  scheme: Pick<Scheme, 'assembly'>,
  period: string,
  booked: DecidedLedger
): Promise<Decision[]> {
  const isOfAssembly = scheme.assembly !== undefined && periodKind(period) !== 'month';
  const fixed = isOfAssembly ? await assembliesIn(stores, period) : new Map<string, string>();
  const deciding = new Set([...fixed.values(), ...booked.corrections]);
  for (const entry of booked.entries)
    if (contains(period, entry.period) && !fixed.has(quarterOf(entry.period))) deciding.add(entry.decision);
  for (const quarter of fixed.keys())
    for (const { decision } of await correctionsOf(stores, quarter)) deciding.add(decision);
  return (await stores.decisions.list()).filter(({ id }) => deciding.has(id));
}

/** The decisions by which assemblies have fixed quarters of a period, by quarter. */
async function assembliesIn(
  { assemblies }: Pick<UnitStores, 'assemblies'>,
  period: string
): Promise<Map<string, string>> {
  const ofPeriod = new Set(monthsOf(period).map(quarterOf));
  const fixed = new Map<string, string>();
  for (const quarter of await assemblies.concluded()) {
    const record = ofPeriod.has(quarter) ? (await assemblies.records(quarter)).at(-1) : undefined;
    if (record) fixed.set(quarter, record.decision.id);
  }
  return fixed;
}

/** The lines by which a quarter was corrected after its assembly fixed it, booked in its own months. */
async function correctionsOf(
  { assemblies, ledger }: Pick<UnitStores, 'assemblies' | 'ledger'>,
  quarter: string
): Promise<BookedEntry[]> {
  const conclusion = await assemblies.conclusion(quarter);
  if (!conclusion) return [];
  return correctionsSince({ assemblies }, quarter, await ledger.entries({ after: conclusion.seq }));
}
