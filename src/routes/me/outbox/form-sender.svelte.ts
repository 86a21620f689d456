import { keysOf, type FilledForm, type OutboxForm } from '$lib/local/phone/outbox/outbox-form';
import { useSession } from '../phone-session.svelte';
import { filledForm } from './filled-form';

/** Milliseconds that a press may take before its button says so. */
const busyAfter = 200;

interface SendingOptions {
  /** id of the claim, or receipt of the objection, that it is about; '' for a new one */
  about?: string;
  /** gives the file that goes along when the form's fields have none */
  file?: () => Promise<FilledForm['file']>;
  /** the form in the outbox in whose place this one goes */
  redone?: OutboxForm | undefined;
  /** runs once the form waits in the outbox; until it has ended, the form can't be sent once more */
  then?: () => Promise<void>;
}

/** Puts a component's form into the outbox, once for each press. Made while the component is. */
export class FormSender {
  /** whether a press has been under way for so long that its button says so */
  isBusy = $state(false);
  /** whether the last press came to nothing; what was filled in is still there */
  hasFailed = $state(false);
  /** whether a press is under way, so that another one sends nothing */
  #isSending = false;
  readonly #session = useSession();

  /** Takes a form as it is pressed. What keeps it from the outbox is told by `hasFailed`. */
  async send(event: SubmitEvent, { about = '', file, redone, then }: SendingOptions = {}): Promise<void> {
    event.preventDefault();
    if (this.#isSending) return;
    this.#isSending = true;
    // Saying so at once would render the page before the form is stored.
    const saying = setTimeout(() => (this.isBusy = true), busyAfter);
    try {
      this.hasFailed = !(await this.#submit(event, about, file));
      if (this.hasFailed) return;
      for (const key of this.#replaced(about, redone)) await this.#session.giveUp(key);
      await then?.();
    } finally {
      clearTimeout(saying);
      this.#isSending = this.isBusy = false;
    }
  }

  /** Keys of the forms in whose place this one goes: a refused one about the same claim would hold it back (S6). */
  #replaced(about: string, redone: OutboxForm | undefined): string[] {
    const refused = this.#session.outbox.filter((form) => form.about === about && form.state === 'refused');
    return keysOf([...(redone ? [redone] : []), ...(about === '' ? [] : refused)]);
  }

  async #submit(event: SubmitEvent, about: string, file: SendingOptions['file']): Promise<boolean> {
    try {
      const filled = await filledForm(event, about);
      await this.#session.submit({ ...filled, file: filled.file ?? (await file?.()) ?? null });
      return true;
    } catch (error) {
      // The file was moved or can't be read, or the outbox's code couldn't be loaded.
      console.warn(error);
      return false;
    }
  }
}
