import { onMount, untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

const early = new WeakSet<Element>();

/** Whether the reader changed the field before the scripts came: that is newer than any draft of it. */
export function isChangedEarly(field: Element): boolean {
  return early.has(field);
}

/** Whether the form was sent before the scripts came, which `local/signed-in-head.js` has noted. */
export function isSentEarly(form: HTMLFormElement): boolean {
  return form.hasAttribute('data-sent-early');
}

/**
 * Gives a list's choice as the page begins, which may have been made before the scripts came.
 * @param receive receives the chosen option's value
 */
export function earlyChoice(receive: (value: string) => void): Attachment<HTMLSelectElement> {
  return (list) => untrack(() => receive(list.value));
}

/**
 * Gives the file that was chosen before the scripts came, if one was.
 * @param receive receives the field
 */
export function earlyFile(receive: (field: HTMLInputElement) => void): Attachment<HTMLInputElement> {
  return (field) => {
    if (field.files && field.files.length > 0) untrack(() => receive(field));
  };
}

/**
 * Keeps what the reader typed, ticked or unfolded before the scripts came: hydration sets `value`, `checked` and
 * `open` again to what the server had drawn, and a member who was ticked off as absent would be recorded as present.
 * Lists aren't among them: their options carry `selected`, which hydration leaves alone (lint rule
 * `sunboard/select-value`). Call it in the script of a layout, which runs before what stands in it is hydrated.
 */
export function keepEarlyInput(): void {
  if (typeof document === 'undefined') return;
  const folds = [...document.querySelectorAll('details')].map((fold) => ({ fold, open: fold.open }));
  const typed = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    .filter((field) => field.type !== 'file' && field.type !== 'hidden')
    .map((field) => ({ field, value: field.value, checked: isTicked(field) }));
  for (const { field, value, checked } of typed)
    if (value !== field.defaultValue || checked !== isTickedByDefault(field)) early.add(field);
  onMount(() => {
    for (const { fold, open } of folds) fold.open = open;
    for (const { field, value, checked } of typed) {
      if (field.value === value && isTicked(field) === checked) continue;
      field.value = value;
      if (field instanceof HTMLInputElement) field.checked = checked;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
}

const isTicked = (field: HTMLInputElement | HTMLTextAreaElement): boolean =>
  field instanceof HTMLInputElement && field.checked;

const isTickedByDefault = (field: HTMLInputElement | HTMLTextAreaElement): boolean =>
  field instanceof HTMLInputElement && field.defaultChecked;
