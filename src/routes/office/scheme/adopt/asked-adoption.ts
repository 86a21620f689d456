import type { AskedAdoption } from '$lib/server/domain/schemes/adopt-scheme';
import { byName, field } from '../../../forms/fields';

const parameter = 'parameter-';

/** Reads what the form asks to try or adopt; a parameter's field is named by its id. */
export function askedAdoption(form: FormData): AskedAdoption {
  const typed = [...form].flatMap(([name, value]) =>
    name.startsWith(parameter) && typeof value === 'string'
      ? [[name.slice(parameter.length), value] as const]
      : []
  );
  return {
    source: field(form, 'source'),
    typed: byName(typed),
    from: field(form, 'from')
  };
}
