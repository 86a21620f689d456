import { headingKey, textOf } from '$lib/points';
import { fieldOf } from './columns';
import type { FoundTable } from '../files/find-table';
import type { ImportFinding } from '../upload';

/**
 * Finds headings that appear twice, since nobody can guess which column counts. Points, level and rank are
 * three headings of one field and may appear together; then no row may fill two of them.
 */
export function twiceHeaded({ kind, table, sheet }: FoundTable): ImportFinding[] {
  const fields = table.header.map((title) => fieldOf(kind, title));
  const keys = table.header.map(headingKey);
  const at = (row: number, column: string) => ({ file: table.file, sheet, row, column });
  const problems: ImportFinding[] = [];
  table.header.forEach((title, place) => {
    const field = fields[place] ?? null;
    if (field === null) return;
    const earlier = field === 'value' ? keys.indexOf(keys[place] ?? '') : fields.indexOf(field);
    if (earlier < place)
      problems.push({
        ...at(table.headerRow ?? 1, title),
        code: 'duplicate-column',
        params: { value: title }
      });
  });
  if (problems.length > 0) return problems;
  const values = fields.flatMap((field, place) => (field === 'value' ? [place] : []));
  for (const { row, cells } of values.length > 1 ? table.rows : []) {
    const [first, second] = values.filter((place) => textOf(cells[place]) !== '');
    if (first === undefined || second === undefined) continue;
    const params = { first: table.header[first] ?? '', second: table.header[second] ?? '' };
    problems.push({ ...at(row, params.second), code: 'two-values', params });
  }
  return problems;
}
