import { dayIn, daysOf, firstDay, isDay, yearOf, type Day } from '$lib/calendar';
import { accountYears, composeVersions, isInForce, rulesOn, type Scheme } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { AdoptedSpan, AdoptionLine } from './adoptions';
import { misfits } from './booked-under';
import { governing } from './governing';
import { readScheme } from './read-schemes';

/**
 * Refuses a first day within sealed months, which were calculated by the rules of their time (M4), or within a quarter
 * whose points an assembly has fixed by them.
 * @throws Problem `adoption-date-missing`, `adoption-too-early`, `adoption-concluded`
 */
export async function checkFirstDay({ periods, assemblies }: UnitStores, from: Day): Promise<void> {
  if (!isDay(from)) throw new Problem('adoption-date-missing', 422);
  const open = firstDay(await periods.open());
  if (from < open) throw new Problem('adoption-too-early', 409, { from, open });
  const quarter = (await assemblies.concluded()).find((each) => daysOf(each).to >= from);
  if (quarter !== undefined) throw new Problem('adoption-concluded', 409, { from, quarter });
}

/**
 * Refuses rules that would clear points anew at the end of a year that is over, or give back those that were cleared: by
 * then people have spent points, or lost them, by the rules that held.
 * @throws Problem `adoption-clearing`
 */
export function checkClearing(
  { unit, adoptions }: UnitStores,
  spans: readonly AdoptedSpan[],
  { from, now }: { from: Day; now: Date }
): void {
  const today = dayIn(unit.timeZone, now);
  const before = adoptions.scheme();
  const named = spans[spans.length - 1]?.scheme;
  const after = named && composeVersions(spans, named);
  if (!after) return;
  for (let year = yearOf(from); `${year}-12-31` < today; year += 1) {
    const day = `${year}-12-31`;
    const hadGoods = rulesOn(before, day).redemption !== undefined;
    if (hadGoods && accountYears(before, year).last !== accountYears(after, year).last)
      throw new Problem('adoption-clearing', 409, { from, day });
  }
}

/**
 * The adoptions in force with one line more, or one less, and the lines behind them; with one less, one
 * that the other had put out of force altogether may return.
 * @throws Problem `scheme-unreadable`; SchemeError for a line out of force that this version can't read
 */
export async function spansWith(
  { adoptions }: UnitStores,
  change:
    | { action: 'adopt'; from: Day; scheme: Scheme }
    | { action: 'retire'; from: Day }
    | { action: 'withdraw'; no: number }
): Promise<AdoptedSpan[]> {
  const schemes = new Map(adoptions.spans().map(({ no, scheme }) => [no, scheme]));
  const lines: (Pick<AdoptionLine, 'no' | 'from' | 'action'> & { withdrawn?: boolean })[] =
    adoptions.lines.map((line) =>
      change.action === 'withdraw' && line.no === change.no ? { ...line, withdrawn: true } : line
    );
  const no = lines.length + 1;
  if (change.action !== 'withdraw') lines.push({ no, from: change.from, action: change.action });
  if (change.action === 'adopt') schemes.set(no, change.scheme);
  return Promise.all(
    governing(lines).map(async (span) => ({
      ...span,
      scheme: schemes.get(span.no) ?? (await schemeOfLine(adoptions, span.no))
    }))
  );
}

async function schemeOfLine({ lines, textOf }: UnitStores['adoptions'], no: number): Promise<Scheme> {
  const line = lines.find((each) => each.no === no);
  const text = await textOf(no);
  if (line?.action !== 'adopt' || text === null) throw new Problem('not-found', 404);
  return readScheme(text, line.parameters);
}

/**
 * Refuses a change after which something that is booked couldn't be scored any more.
 * @throws Problem `adoption-entries`, `adoption-not-in-force` when no scheme would be left at all
 */
export async function checkBooked(
  { ledger, roster }: UnitStores,
  spans: readonly AdoptedSpan[],
  from: Day
): Promise<void> {
  const named = spans[spans.length - 1]?.scheme;
  const scheme = named && composeVersions(spans, named);
  if (!scheme) throw new Problem('adoption-not-in-force', 409, { from });
  const booked = await ledger.entries();
  const left = misfits(booked, scheme, await roster.list()).filter(({ entry }) => entry.date >= from);
  if (left.length === 0) return;
  const some = left.slice(0, 5).map(({ entry }) => entry.id);
  throw new Problem('adoption-entries', 409, { count: left.length, from, entries: some.join('、') });
}

/**
 * Checks that a scheme is in force on the day from which it is adopted.
 * @throws Problem `adoption-not-in-force`
 */
export function checkInForce(scheme: Scheme, from: Day): void {
  if (!isInForce(scheme, from)) throw new Problem('adoption-not-in-force', 422, { from });
}
