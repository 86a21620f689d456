import { monthNumber } from '$lib/calendar';
import type { Subject } from '$lib/points';
import { isPresent } from '$lib/points';
import type { WorkbookCell, WorkbookColumn } from '../../platform/workbook/sheet';
import { writeWorkbook } from '../../platform/workbook/write-workbook';

/**
 * The workbook that a takeover is filled in: everybody on the roster by the months to take over, and what each month
 * rests on. Cells of months in which somebody was not in service are grey: nothing is looked for there.
 *
 * @param sheets what its two sheets are called
 */
export function takeoverTemplate(
  months: readonly string[],
  subjects: readonly Subject[],
  sheets: { points: string; basis: string }
): Promise<Buffer> {
  const titles = months.map((month) => `${monthNumber(month)}月`);
  const people = subjects.map((subject): WorkbookCell[] => [
    subject.id,
    subject.name,
    ...months.map((month): WorkbookCell => (isPresent(subject, month) ? null : { value: null, style: 'off' }))
  ]);
  const column = (title: string, width: number): WorkbookColumn => ({ title, width, style: 'plain' });
  return writeWorkbook([
    {
      name: sheets.points,
      titles: [],
      columns: [column('编号', 12), column('姓名', 14), ...titles.map((title) => column(title, 9))],
      frozenColumns: 2,
      rows: people
    },
    {
      name: sheets.basis,
      titles: [],
      columns: [
        column('月份', 10),
        column('会议日期', 14),
        column('评定机构', 16),
        column('会议纪要编号', 28),
        column('公示日期', 14)
      ],
      rows: titles.map((title) => [title])
    }
  ]);
}
