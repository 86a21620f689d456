import type { FilledForm } from '$lib/local/phone/outbox/outbox-form';

/**
 * Reads a form that was pressed, as the outbox takes it. The key that the page was drawn with stays behind,
 * because the outbox gives each form one of its own.
 * @param about id of the claim, or receipt of the objection, that it is about; '' for a new one
 */
export async function filledForm(event: SubmitEvent, about: string): Promise<Omit<FilledForm, 'key'>> {
  const form = event.currentTarget as HTMLFormElement;
  const { pathname, search } = new URL(form.action);
  const fields: FilledForm['fields'] = [];
  let file: FilledForm['file'] = null;
  for (const [name, value] of new FormData(form, event.submitter)) {
    if (typeof value === 'string') {
      if (name !== 'key') fields.push([name, value]);
    } else if (value.size > 0) {
      file = new File([await value.arrayBuffer()], value.name, { type: value.type });
    }
  }
  return { action: pathname + search, fields, file, about };
}
