import { firstMonth, lastMonth } from '$lib/calendar';
import { ledgerItems, type ItemGroup } from '$lib/server/domain/ledger/ledger-items';
import { ledgerPeriods, type LedgerPeriod } from '$lib/server/domain/ledger/ledger-periods';
import type { LineFilter } from '$lib/server/domain/ledger/line-filter';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { Subject } from '$lib/points';
import { askedPerson } from '../asked-person';

/** The lines that an address asks for, and the choices of the filter. */
export interface AskedLines {
  filter: LineFilter;
  /** null for all periods */
  period: string | null;
  periods: LedgerPeriod[];
  roster: Subject[];
  groups: ItemGroup[];
  /** the filter's values as given; '' for one that doesn't exist */
  chosen: { period: string; person: string; item: string; basis: string; q: string };
}

const longest = 60;
const mostTerms = 5;

/**
 * Reads the ledger's query, `?period=2026-10&person=YG001&item=mediation&basis=…&q=…`. The period is a month,
 * a longer period or `all`, by default the open month; the item may be a whole section, as in `in:task`.
 * Unknown periods and items are ignored.
 * @throws HttpError 404 for a person who isn't in the roster
 */
export async function askedLines(url: URL, stores: UnitStores): Promise<AskedLines> {
  const asked = url.searchParams;
  const roster = await stores.roster.list();
  const person = askedPerson(asked, roster);
  const periods = await ledgerPeriods(stores);
  const open = await stores.periods.open();
  const wanted = asked.get('period');
  const period = wanted === 'all' ? null : (periods.find((each) => each.period === wanted)?.period ?? open);
  const groups = ledgerItems(schemeOf(stores));
  const item = asked.get('item') ?? '';
  const items = itemsOf(groups, item);
  const basis = (asked.get('basis') ?? '').trim().slice(0, longest);
  const q = (asked.get('q') ?? '').trim().slice(0, longest);
  return {
    period,
    periods,
    roster,
    groups,
    filter: {
      from: period && firstMonth(period),
      to: period && lastMonth(period),
      subject: person?.id ?? null,
      items,
      basis,
      terms: q
        .split(/\s+/u)
        .filter((text) => text !== '')
        .slice(0, mostTerms)
        .map((text) => ({ text, items: itemsNamed(groups, text) })),
      upto: asUpto(asked.get('upto')) ?? (await stores.ledger.last())
    },
    chosen: { period: period ?? 'all', person: person?.id ?? '', item: items === null ? '' : item, basis, q }
  };
}

function itemsOf(groups: readonly ItemGroup[], asked: string): string[] | null {
  const group = groups.find(({ id }) => asked === `in:${id}`);
  if (group) return group.items.map(({ id }) => id);
  const item = groups.flatMap(({ items }) => items).find(({ id }) => id === asked);
  return item ? [item.id] : null;
}

function itemsNamed(groups: readonly ItemGroup[], text: string): string[] {
  const words = text.toLowerCase();
  return groups
    .flatMap(({ items }) => items)
    .filter(({ name, english }) => name.includes(text) || english.toLowerCase().includes(words))
    .map(({ id }) => id);
}

function asUpto(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
