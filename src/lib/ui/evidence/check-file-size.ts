import { m } from '$lib/text';

/**
 * Marks a file field invalid while a chosen file is larger than the server takes, so that neither a phone's space nor the
 * network is spent on it.
 */
export function checkFileSize(input: HTMLInputElement, megabytes: number): void {
  const isTooLarge = [...(input.files ?? [])].some(({ size }) => size > megabytes * 1024 * 1024);
  input.setCustomValidity(isTooLarge ? m.outbox_too_large({ megabytes }) : '');
  input.reportValidity();
}
