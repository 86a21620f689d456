import { viewOf } from './view';

/** Every browser reads these pages, also without JavaScript: none is sent. */
export const csr = false;

export function load({ url }) {
  return { view: viewOf(url) };
}
