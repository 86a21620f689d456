import { itemOf } from '$lib/points';
import { enteredItems } from '$lib/server/domain/assessments/indicators';
import { correctionsOfYear } from '$lib/server/domain/assessments/year-corrections';
import type { AssessmentSheet } from '$lib/server/domain/assessments/sheet';
import type { BookedEntry } from '$lib/server/domain/ledger/ledger';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { namesApart } from '$lib/server/domain/roster/names-apart';
import { itemText } from '$lib/ui/text/item-text';

/**
 * Corrections of a closed year after its sealing, line by line; the sheet itself shows the sealed figures.
 * @param departments whose indicators are shown; null for all
 */
export async function putRightView(
  stores: UnitStores,
  { year, closed, indicators, communities }: AssessmentSheet,
  departments: readonly string[] | null
) {
  if (!closed) return [];
  const scheme = schemeOf(stores);
  const shown = indicators.filter(({ department }) => departments?.includes(department) ?? true);
  const items = new Set(
    shown.flatMap((each) => [...enteredItems(each), ...each.instead]).map(({ id }) => id)
  );
  const names = namesApart(communities);
  const text = (entry: BookedEntry | undefined) =>
    entry ? itemText(itemOf(scheme, entry.item, entry.date), entry) : null;
  return (await correctionsOfYear(stores, year)).flatMap(({ no, supplement, undone, booked }) => {
    const isPair = (one: BookedEntry, other: BookedEntry) =>
      one.subject === other.subject && one.item === other.item;
    const gone = undone.filter((each) => !booked.some((other) => isPair(each, other)));
    return [
      ...booked.map((now) => ({ was: undone.find((each) => isPair(each, now)), now })),
      ...gone.map((was) => ({ was, now: undefined }))
    ].flatMap(({ was, now }) => {
      const entry = now ?? was;
      const name = entry && names.get(entry.subject);
      if (!entry || name === undefined || !items.has(entry.item)) return [];
      return [{ id: entry.id, name, no, was: text(was), now: text(now), supplement }];
    });
  });
}
