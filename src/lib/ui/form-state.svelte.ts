import type { SubmitFunction } from '@sveltejs/kit';

/** A form's press: `busy` while it is under way, and no longer, however it ends. For `use:enhance={press.submit}`. */
export class FormState {
  busy = $state(false);
  /**
   * the last submission of a form that stays got no answer: what was typed is still there and can be sent
   * again
   */
  unsent = $state(false);
  readonly submit: SubmitFunction;

  /**
   * @param reset empties the form once its command is done
   * @param stays keeps the form where no answer comes, and sets `unsent`; else the error page replaces it
   */
  constructor({ reset = true, stays = false } = {}) {
    this.submit = () => {
      this.busy = true;
      this.unsent = false;
      return async ({ result, update }) => {
        try {
          // An error without a status means that the request failed and no server answered.
          this.unsent = stays && result.type === 'error' && result.status === undefined;
          if (!this.unsent) await update({ reset });
        } finally {
          this.busy = false;
        }
      };
    };
  }
}
