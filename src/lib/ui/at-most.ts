import { m } from '$lib/text';
import type { Attachment } from 'svelte/attachments';

/** Characters of a text as the server counts them: trimmed, and one that takes two units of UTF-16 is one. */
export function lengthOf(text: string): number {
  return Array.from(text.trim()).length;
}

/**
 * Keeps a form from being sent while a field's text is too long, with a sentence at the field. `maxlength` would cut what is pasted,
 * without a word.
 * @param limit most characters
 * @param text the text as it is now
 */
export function atMost(limit: number, text: () => string): Attachment<HTMLTextAreaElement> {
  return (field) => {
    const length = lengthOf(text());
    field.setCustomValidity(length > limit ? m.problem_too_long({ length, limit }) : '');
  };
}
