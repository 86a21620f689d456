import type { Subject } from '$lib/points';
import { isPresent } from '$lib/points';
import writeXlsxFile from 'write-excel-file/node';
import { asText } from '../imports/template';

const bold = { fontWeight: 'bold' } as const;

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
  const head = (titles: readonly string[]) => titles.map((value) => ({ value, ...bold }));
  const titles = months.map((month) => `${Number(month.slice(5))}月`);
  const people = subjects.map((subject) => [
    asText(subject.id),
    asText(subject.name),
    ...months.map((month) =>
      isPresent(subject, month) ? null : { value: '', type: String, backgroundColor: '#dddddd' }
    )
  ]);
  const wide = (...widths: number[]) => widths.map((width) => ({ width }));
  return writeXlsxFile([
    {
      sheet: sheets.points,
      data: [head(['编号', '姓名', ...titles]), ...people],
      columns: wide(12, 14, ...months.map(() => 9)),
      stickyRowsCount: 1,
      stickyColumnsCount: 2
    },
    {
      sheet: sheets.basis,
      data: [
        head(['月份', '会议日期', '评定机构', '会议纪要编号', '公示日期']),
        ...titles.map((title) => [asText(title)])
      ],
      columns: wide(10, 14, 16, 28, 14),
      stickyRowsCount: 1
    }
  ]).toBuffer();
}
