import { goto } from '$app/navigation';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Sends a form as soon as something is chosen in one of its lists. A choice that was made before the page's
 * script came is sent when it has come: until then the list shows the choice while the page below still
 * shows the former one.
 * @param drawn values of the lists by name, with which the page was rendered
 */
export function sendWhenChosen(drawn: () => Readonly<Record<string, string>>): Attachment<HTMLFormElement> {
  return (form) => {
    const isChosenEarly = Object.entries(untrack(drawn)).some(([name, value]) => {
      const list = form.elements.namedItem(name);
      return list instanceof HTMLSelectElement && list.value !== value;
    });
    if (isChosenEarly) void showChosen(form);
    const hear = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) form.requestSubmit();
    };
    form.addEventListener('change', hear);
    return () => form.removeEventListener('change', hear);
  };
}

/**
 * Shows the page of what is chosen, within the app. While a page begins, the app doesn't take over a form's
 * sending yet: the browser would load a document, and with it would go what is chosen in the meantime.
 */
function showChosen(form: HTMLFormElement): Promise<void> {
  const address = new URL(form.action);
  address.search = new URLSearchParams(
    [...new FormData(form)].map(([name, value]) => [name, String(value)])
  ).toString();
  return goto(address);
}
