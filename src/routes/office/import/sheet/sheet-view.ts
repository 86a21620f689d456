import { monthOf, previousMonth } from '$lib/calendar';
import { kindOf, type Item, type Scheme } from '$lib/points';
import { hasTwoReadings, markText, meaningText, type OpenSheet } from '$lib/server/domain/sheets';
import { columnName, countedItems } from '$lib/tables';
import { getLocale } from '$lib/text';

/** Number of months on offer: the present one and those before it. */
const choosable = 14;

/**
 * An opened sheet as its page shows it: the proposals for each column and mark, and the choices for each.
 * @param today the unit's day, YYYY-MM-DD
 */
export function openSheetView(open: OpenSheet, scheme: Scheme, today: string) {
  const { sheet, items, month } = open;
  return {
    name: open.upload.name,
    sheets: open.sheets,
    month,
    months: monthsToChoose(monthOf(today), month),
    no: '1',
    basis: open.basis,
    people: sheet.rows.filter(({ again }) => again === '').length,
    days: sheet.columns.filter(({ day }) => day !== null).length,
    columns: open.columns.map(({ column, meaning, why }) => {
      const [chosen = '', as = 'times'] = meaningText(meaning).split(':');
      const { at, label, sample, month: ofMonth } = column;
      return {
        at,
        letter: columnName(at + 1),
        label,
        sample: sample.join('、'),
        month: ofMonth,
        chosen,
        as,
        why
      };
    }),
    marks:
      open.marks?.map(({ mark, count, meaning, why }) => ({
        mark,
        count,
        why,
        chosen: markText(meaning)
      })) ?? null,
    groups: groupsOf(
      items.filter((item) => kindOf(item).isEntered(item)),
      scheme
    ),
    unentered: items.filter((item) => !kindOf(item).isEntered(item)).map(named),
    /** items whose cells may hold counts or points, or ranks or points */
    either: items.filter(hasTwoReadings).map(({ id }) => id),
    /** those of them that are scored by rank */
    ranked: items.filter(({ kind }) => kind === 'ranks').map(({ id }) => id),
    facts: countedItems(items).map(named),
    left: sheet.left
  };
}

export type ImportSheetView = ReturnType<typeof openSheetView>;

const named = (item: Item) => ({ id: item.id, name: getLocale() === 'en' ? item.english : item.name });

function groupsOf(items: readonly Item[], scheme: Scheme) {
  const ids = [...new Set(items.map(({ section }) => section))];
  return ids.map((id) => {
    const section = scheme.sections.find((each) => each.id === id);
    const title = getLocale() === 'en' ? section?.english : section?.name;
    return { title: title ?? id, items: items.filter((item) => item.section === id).map(named) };
  });
}

function monthsToChoose(now: string, chosen: string): string[] {
  const months = [now];
  while (months.length < choosable) months.push(previousMonth(months[months.length - 1] ?? now));
  return months.includes(chosen) || chosen === '' ? months : [chosen, ...months];
}
