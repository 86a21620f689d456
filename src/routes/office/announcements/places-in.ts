import { fields } from '../../fields';

/** Where an announcement is to hang, as ticked; none is everywhere. */
export function placesIn(form: FormData): string[] {
  return fields(form.getAll('place'));
}
