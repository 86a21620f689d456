/** CSV as spreadsheets open it: a mark for UTF-8, CRLF. A cell that would start a formula gets a space before it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^[=@]/.test(text) ? ` ${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The same as .xlsx, all of it text; the writer is loaded only when it is needed. */
export async function xlsxOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const [header = []] = rows;
  const cells = rows.map((row, n) =>
    row.map((value) => ({
      value,
      type: String,
      wrap: true,
      ...(n === 0 ? { fontWeight: 'bold' as const } : {})
    }))
  );
  const columns = header.map((_, n) => ({ width: widths[n] ?? 12 }));
  return writeExcelFile(cells, { columns, stickyRowsCount: 1 }).toBuffer();
}

const widths = [8, 12, 28, 16, 24, 18, 60, 40];
