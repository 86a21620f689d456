import { m } from '$lib/text';
import type { Attachment } from 'svelte/attachments';

/** The part of a limit from which a field counts its characters. */
const countsFrom = 0.8;

/**
 * Bounds a text field without cutting anything: near the limit it counts, and beyond it says by how much, keeps the text and
 * keeps its form from being sent. An attribute `maxlength` would cut off the end of a pasted text silently.
 * @param limit in characters, counted as the server does, without spaces around them; it refuses longer ones where no script runs
 */
export function limited(limit: number): Attachment<HTMLInputElement | HTMLTextAreaElement> {
  return (field) => {
    const counter = document.createElement('small');
    counter.className = 'count';
    counter.setAttribute('aria-live', 'polite');
    const count = () => {
      const length = Array.from(field.value.trim()).length;
      const isOver = length > limit;
      const text = isOver
        ? m.common_text_over({ length, limit, over: length - limit })
        : m.common_text_count({ length, limit });
      field.setCustomValidity(isOver ? text : '');
      counter.textContent = text;
      if (length < limit * countsFrom) counter.remove();
      else if (!counter.isConnected) field.after(counter);
    };
    count();
    for (const type of ['input', 'change']) field.addEventListener(type, count);
    return () => {
      for (const type of ['input', 'change']) field.removeEventListener(type, count);
      counter.remove();
    };
  };
}
