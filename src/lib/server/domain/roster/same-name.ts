import { hanName } from '$lib/points';

/** A name as it is compared: 李 明 is 李明, full width is half width, and every middle dot is one, also beside Latin letters. */
export function nameKey(name: string): string {
  return hanName(name).normalize('NFKC').replace(/\s+/g, '').replace(/\./g, '·');
}

/** Whether two written names are one name. */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}
