import { fields } from '../../forms/fields';

/** Reads the ticked places of an announcement; an empty list means all boards. */
export function tickedPlaces(form: FormData): string[] {
  return fields(form.getAll('place'));
}
