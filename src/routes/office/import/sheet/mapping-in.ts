import type { MappingInput } from '$lib/server/sheets';
import { field, fields } from '../../../fields';

/** What a form says of a sheet: `3:activity` of each column, `3:points` beside it where its cells may hold either. */
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
