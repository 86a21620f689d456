import { randomUUID } from 'node:crypto';

/**
 * The placeholder in a form's hidden field for its one-time key: the page's bytes are stored for everybody,
 * and each answer gets a key of its own, which a page without script couldn't make.
 */
export const formKeyMark = 'one-time-key-of-this-form';

/** Whether each answer of a page differs by the key of its form. */
export function hasFormKey(html: string): boolean {
  return html.includes(formKeyMark);
}

/** The page with a new key. */
export function withFormKey(html: string): string {
  return html.replace(formKeyMark, randomUUID());
}
