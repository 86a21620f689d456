import type { SubmitFunction } from '@sveltejs/kit';

/**
 * The form that was last submitted on the page that is open: `isUnsent` where no server answered. What was
 * typed is still there and can be sent again. `UnsentForm` says so.
 */
export const lastForm = $state({ isUnsent: false });

/** A form's press: `busy` while it is under way, and no longer, however it ends. For `use:enhance={press.submit}`. */
export class FormState {
  busy = $state(false);
  readonly submit: SubmitFunction;

  /** @param reset empties the form once its command is done */
  constructor({ reset = true } = {}) {
    this.submit = () => {
      this.busy = true;
      lastForm.isUnsent = false;
      return async ({ result, update }) => {
        try {
          // An error without a status means that the request failed and no server answered.
          lastForm.isUnsent = result.type === 'error' && result.status === undefined;
          if (!lastForm.isUnsent) await update({ reset });
        } finally {
          this.busy = false;
        }
      };
    };
  }
}
