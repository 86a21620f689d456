import type { SubmitFunction } from '@sveltejs/kit';

/** A form's press: `busy` while it is under way, and no longer, however it ends. For `use:enhance={press.submit}`. */
export class Press {
  busy = $state(false);
  readonly submit: SubmitFunction;

  /** @param reset empties the form once its act is done */
  constructor({ reset = true } = {}) {
    this.submit = () => {
      this.busy = true;
      return async ({ update }) => {
        try {
          await update({ reset });
        } finally {
          this.busy = false;
        }
      };
    };
  }
}
