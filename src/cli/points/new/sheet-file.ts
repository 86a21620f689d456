import { startsFormula } from '../../../lib/server/platform/workbook/formula';
import { writeWorkbook } from '../../../lib/server/platform/workbook/write-workbook';

/**
 * Makes CSV that spreadsheets open correctly: with a UTF-8 mark and CRLF. A cell that would start a formula
 * gets a space before it.
 */
export function spreadsheetCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = spaced(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Makes an .xlsx of these cells below a row of heads. */
export function xlsxOf([heads = [], ...rows]: readonly (readonly string[])[]): Promise<Buffer> {
  return writeWorkbook([
    {
      name: 'Sheet1',
      titles: [],
      columns: heads.map((title, n) => ({ title, width: widths[n] ?? 12, style: 'text' })),
      rows: rows.map((row) => row.map((text) => (isSigned(text) ? Number(text) : spaced(text))))
    }
  ]);
}

const isSigned = (text: string) => /^[+-]\d+(\.\d+)?$/.test(text);

/** The space is left out again when the sheet is read, unlike the mark that an office's workbooks have for it. */
const spaced = (text: string) => (startsFormula(text) && !isSigned(text) ? ` ${text}` : text);

const widths = [8, 12, 28, 16, 24, 18, 60, 40];
