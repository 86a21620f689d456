import { asksDepartments, rosterHeading, rosterHeadings, scoresPeople, type Scheme } from '$lib/points';

/**
 * The columns of a roster that the office imports: those of the rules, the day from which a row's facts hold where they
 * change (M16), and why somebody left. The command line takes a dated row for a change, and asks for no reason.
 */
export const importedHeadings = {
  ...rosterHeadings,
  since: ['变动日期', '自', '起始日', '自何日起'],
  reason: ['离开原因', '离岗原因', '离职原因']
};

export type ImportedField = keyof typeof importedHeadings;

/** The heading under which a unit of a scheme writes a column. */
export function importedHeading(field: ImportedField, scheme: Pick<Scheme, 'subjects'>): string {
  return field === 'since' || field === 'reason'
    ? (importedHeadings[field][0] ?? field)
    : rosterHeading(field, scheme);
}

/** A department is kept only where somebody marks the people of theirs, post and workplace only where people are scored. */
export function isKeptInRoster(field: ImportedField, scheme: Scheme): boolean {
  if (field === 'department') return asksDepartments(scheme);
  return (field !== 'post' && field !== 'workplace') || scoresPeople(scheme);
}
