import { entryHeadings, headingKey } from '$lib/points';
import { importedHeadings } from '../roster/imported-headings';

export type TableKind = 'roster' | 'entries';

const headings: Record<TableKind, Record<string, readonly string[]>> = {
  roster: importedHeadings,
  // The name beside the number: not read into the ledger, but compared with the roster.
  entries: { ...entryHeadings, name: ['姓名'] }
};

const fields = { roster: fieldsOf(headings.roster), entries: fieldsOf(headings.entries) };

function fieldsOf(columns: Record<string, readonly string[]>): Map<string, string> {
  return new Map(
    Object.entries(columns).flatMap(([field, titles]) =>
      [field, ...titles].map((title) => [headingKey(title), field] as const)
    )
  );
}

/** The field that a header names in a table of this kind (rules.md section 2); null when it names none. */
export function fieldOf(kind: TableKind, header: string): string | null {
  return fields[kind].get(headingKey(header)) ?? null;
}

/** The Chinese heading of a field's column; a file without that column has no heading of its own. */
export function titleOf(kind: TableKind, field: string): string {
  return headings[kind][field]?.[0] ?? field;
}
