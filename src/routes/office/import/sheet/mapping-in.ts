import type { MappingInput } from '$lib/server/domain/sheets';
import { field, fields } from '../../../forms/fields';

/**
 * Reads a sheet's mapping from its form: `3:activity` for each column, and `3:points` beside it where cells
 * may hold counts or points.
 */
export function mappingIn(form: FormData): MappingInput {
  const as = new Map(
    fields(form.getAll('as')).map((text) => {
      const [at = '', how = ''] = text.split(':');
      return [at, how] as const;
    })
  );
  const columns = fields(form.getAll('column')).map((text) => {
    const [at = '', meaning = '', how = as.get(at) ?? 'times'] = text.split(':');
    return ['left-out', 'total'].includes(meaning) ? `${at}:${meaning}` : `${at}:${meaning}:${how}`;
  });
  return {
    month: field(form, 'month'),
    no: field(form, 'no'),
    basis: field(form, 'basis'),
    columns,
    marks: fields(form.getAll('mark'))
  };
}
