import { typedText } from '$lib/server/platform/http/typed-text';
import { viewFromUrl } from './view';

/**
 * Residents' pages work without JavaScript in every browser, so none is sent but the few lines that keep an objection's
 * text over a reload.
 */
export const csr = false;

export function load({ url, locals: { sent } }) {
  /** When a refused form ends on the error page, these are the texts that it brought, by form field. */
  const typed = sent ? (typedText(sent)?.texts ?? []) : [];
  return { view: viewFromUrl(url), typed };
}
