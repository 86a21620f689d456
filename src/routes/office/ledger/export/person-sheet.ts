import { lastDay } from '$lib/calendar';
import { numberOf, rulesOn, type Subject } from '$lib/points';
import { personYear } from '$lib/server/periods/person-year';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import type { Cell, Column, Sheet } from '$lib/server/workbook/sheet';
import { getLocale, m } from '$lib/text';
import { periodLong } from '$lib/ui/period-text';
import { linesSheet } from './lines-sheet';

/** A person's own ledger of a year (个人积分台账): each sealed period by sections, and every entry with its ground. */
export async function personSheets(
  stores: UnitStores,
  { person, year, who }: { person: Subject; year: number; who: string }
): Promise<Sheet[]> {
  const { periods, lines } = await personYear(stores, { subject: person.id, year });
  const english = getLocale() === 'en';
  const { sections } = rulesOn(schemeOf(stores), lastDay(`${year}-12`));
  const title = `${stores.unit.name} ${person.name} ${m.common_whole_year({ year: String(year) })} ${m.book_person()}`;
  return [
    {
      name: m.book_person(),
      titles: [title],
      columns: [
        { title: m.office_col_period(), width: 16, look: 'text' },
        ...sections.map((section): Column => ({
          title: english ? section.english : section.name,
          width: 12,
          look: 'points'
        })),
        { title: m.paper_adjusted(), width: 10, look: 'points' },
        { title: m.paper_points(), width: 12, look: 'points' },
        { title: m.paper_balance(), width: 12, look: 'number' },
        { title: m.office_col_rank(), width: 8, look: 'number' }
      ],
      rows: periods.map((own): Cell[] => [
        periodLong(own.period),
        ...sections.map(({ id }) => numberOf(own.sections[id] ?? 0)),
        numberOf(own.adjusted),
        numberOf(own.points),
        own.balance === null ? null : numberOf(own.balance),
        own.rank
      ]),
      foot: [m.book_signs()]
    },
    linesSheet(lines, { name: m.office_nav_ledger(), titles: [title], who })
  ];
}
