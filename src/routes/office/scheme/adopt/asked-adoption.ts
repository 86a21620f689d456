import type { AskedAdoption } from '$lib/server/schemes/adopt-scheme';
import { byName, field } from '../../../fields';

const parameter = 'parameter-';

/** What the form asks to try or adopt; a parameter's field bears its id. */
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
