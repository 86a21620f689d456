import { wholeYear } from '$lib/calendar';
import { dayInCell, textOf } from '$lib/points';
import { decisionLimits } from '../imports/decision-trouble';
import { textTrouble } from '../../platform/text/text-trouble';
import type { ImportFinding } from '../imports/upload';
import type { MessageParams } from '../../platform/problem/problem';
import { monthOfTitle, type PaperSheet } from './paper-sheet';
import { placeOf } from './read-points';

type BasisSheet = Extract<PaperSheet, { kind: 'basis' }>;

/** The ground of one month's figures. */
export interface Basis {
  date: string;
  body: string;
  minutes: string;
  /** day of the paper notice; null: none is known */
  noticed: string | null;
}

/**
 * Reads what each month rests on: the meeting's day, who decided, the number of the minutes, the day of the paper notice.
 * @param today nothing on paper is of a later day
 */
export function readBasis(
  sheets: readonly BasisSheet[],
  { months, today }: { months: readonly string[]; today: string }
): { basis: Map<string, Basis>; problems: ImportFinding[] } {
  const basis = new Map<string, Basis>();
  const problems: ImportFinding[] = [];
  const range = { from: months[0] ?? '', to: months[months.length - 1] ?? '' };
  for (const sheet of sheets)
    for (const { row, cells } of sheet.rows) {
      const reported = (column: number, one: MessageParams | null) => {
        if (one) problems.push({ ...placeOf(sheet, row, column), ...one });
      };
      const text = (column: number) => textOf(cells[column] ?? null);
      const month = monthOfTitle(cells[sheet.month] ?? null, wholeYear(range.from));
      if (month === null || !months.includes(month)) {
        const params = { month: text(sheet.month).slice(0, 60), ...range };
        reported(sheet.month, { code: 'takeover-month-odd', params });
        continue;
      }
      if (basis.has(month)) reported(sheet.month, { code: 'duplicate-id', params: { value: month } });
      const day = (column: number) => {
        const date = dayInCell(cells[column] ?? null);
        if (date === null || date > today)
          reported(column, { code: 'bad-date', params: { value: text(column).slice(0, 60) } });
        return date ?? '';
      };
      const [body, minutes] = [text(sheet.body), text(sheet.minutes)];
      if (body === '') reported(sheet.body, { code: 'decision-body-missing', params: {} });
      else reported(sheet.body, textTrouble(body, decisionLimits.body));
      if (minutes === '') reported(sheet.minutes, { code: 'decision-minutes-missing', params: {} });
      else reported(sheet.minutes, textTrouble(minutes, decisionLimits.minutes));
      const noticed = text(sheet.noticed) === '' ? null : day(sheet.noticed);
      basis.set(month, { date: day(sheet.date), body, minutes, noticed });
    }
  return { basis, problems };
}
