import type { Item } from './kinds';
import type { Scheme } from './scheme';

/** The item with this id. */
export function itemOf(scheme: Scheme, id: string): Item | undefined {
  return scheme.items.find((item) => item.id === id);
}

/** The item that a person means: its id or its Chinese name. */
export function itemNamed(scheme: Scheme, text: string): Item | undefined {
  return itemOf(scheme, text) ?? scheme.items.find((item) => item.name === text);
}
