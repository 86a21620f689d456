import { m } from '$lib/text';

/** Refuses files that are too large in their field, before they take a phone's space and their way to the server. */
export function checkFileSize(input: HTMLInputElement, megabytes: number): void {
  const isTooLarge = [...(input.files ?? [])].some(({ size }) => size > megabytes * 1024 * 1024);
  input.setCustomValidity(isTooLarge ? m.outbox_too_large({ megabytes }) : '');
  input.reportValidity();
}
