import { refuse } from '../refuse';

/**
 * The person that an address asks for (`?person=YG001`) from the unit's roster; null when it asks for nobody.
 * @throws HttpError 404 for a number that isn't in the roster, because a page about everybody would mislead
 */
export function askedPerson<P extends { id: string }>(
  asked: URLSearchParams,
  roster: readonly P[]
): P | null {
  const number = asked.get('person') ?? '';
  if (number === '') return null;
  const person = roster.find(({ id }) => id === number);
  if (!person) refuse(404, 'not-found');
  return person;
}
